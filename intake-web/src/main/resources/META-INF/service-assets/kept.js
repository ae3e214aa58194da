/** What was typed and not sent yet stays in this browser, so that a bad line loses nothing. Photos are not kept. */
const KEY = 'aduan-report';
const LIFETIME = 7 * 24 * 3600 * 1000;
const FIELDS = ['narrative', 'village', 'placeText', 'date', 'time'];

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return kept && Date.now() - kept.at < LIFETIME ? kept : null;
  } catch (unreadable) {
    return null;
  }
}

export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch (closed) {
    /* nothing was kept either */
  }
}

/** Brings back what was kept into an empty form; true when there was something. */
export function restore(form) {
  const kept = read();
  if (!kept || form.elements.narrative.value || !kept.fields.narrative) return false;
  FIELDS.forEach((name) => {
    if (kept.fields[name]) form.elements[name].value = kept.fields[name];
  });
  return true;
}

/** Keeps what is typed from now on; true when the browser lets us. */
export function keep(form) {
  let timer = 0;
  const save = () => {
    const fields = {};
    FIELDS.forEach((name) => (fields[name] = form.elements[name].value));
    try {
      localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), fields }));
      return true;
    } catch (closed) {
      return false;
    }
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(save, 400);
  });
  form.addEventListener('submit', save);
}
