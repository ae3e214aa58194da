/** What stays in this browser, for one operator: drafts of calls, and calls that are to be logged when the service is back. */
const PREFIX = 'aduan-112';
const LIFETIME = 3 * 24 * 3600 * 1000;

export class Kept {
  /** @param kind what is kept, as "draft"; each operator has his own */
  constructor(kind, operator) {
    this.kind = kind;
    this.prefix = [PREFIX, kind, operator, ''].join('/');
  }

  /** False when the browser does not let us. */
  put(id, value) {
    try {
      localStorage.setItem(this.prefix + id, JSON.stringify({ at: Date.now(), value }));
      return true;
    } catch (closed) {
      return false;
    }
  }

  get(id) {
    return read(this.prefix + id)?.value ?? null;
  }

  /** All, the oldest first. */
  all() {
    return keys()
      .filter((key) => key.startsWith(this.prefix))
      .map(read)
      .filter(Boolean)
      .sort((one, other) => one.at - other.at)
      .map((kept) => kept.value);
  }

  remove(id) {
    try {
      localStorage.removeItem(this.prefix + id);
    } catch (closed) {
      /* nothing was kept either */
    }
  }
}

/** Drafts of whoever sat here are swept after some days; the service has them, and a supervisor can take them over. */
export function sweep() {
  for (const key of keys()) {
    if (!key.startsWith(PREFIX + '/draft/')) continue;
    const kept = read(key);
    if (!kept || Date.now() - kept.at > LIFETIME) {
      try {
        localStorage.removeItem(key);
      } catch (closed) {
        return;
      }
    }
  }
}

function keys() {
  try {
    return Object.keys(localStorage);
  } catch (closed) {
    return [];
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch (unreadable) {
    return null;
  }
}
