import { learn } from './clock.js';

const CALLS = '/callcenter/api';
const PATIENCE = 8000;

/** The service gave no answer, or one that says that it cannot now: to be tried again. */
export class Away extends Error {}

/** The sign-in has run out. */
export class SignedOut extends Error {}

/** The service has refused; trying again changes nothing. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.title || String(status));
    this.status = status;
    this.problem = problem;
  }

  /** The last part of the problem's type. */
  get name() {
    return String(this.problem.type || '').split('/').pop();
  }
}

/** What the service answers; null for an answer without content. */
export async function ask(method, path, { body, patience = PATIENCE, signal, keepalive = false } = {}) {
  const limit = AbortSignal.timeout(patience);
  let answer;
  try {
    answer = await fetch(CALLS + path, {
      method,
      headers: body === undefined ? { Accept: 'application/json' } : { Accept: 'application/json', 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'same-origin',
      redirect: 'manual',
      cache: 'no-store',
      keepalive,
      signal: signal && AbortSignal.any ? AbortSignal.any([signal, limit]) : signal || limit,
    });
  } catch (failure) {
    if (signal && signal.aborted) throw failure;
    throw new Away(failure.message);
  }
  learn(answer.headers.get('Date'));
  if (answer.type === 'opaqueredirect' || answer.status === 401) throw new SignedOut();
  if (answer.status === 204 || answer.status === 202) return null;
  let content;
  try {
    content = await answer.json();
  } catch (unreadable) {
    if (answer.ok) throw new Away('no JSON');
    content = {};
  }
  if (answer.ok) return content;
  if (answer.status >= 500 || answer.status === 429 || answer.status === 408) throw new Away(String(answer.status));
  throw new Refused(answer.status, content);
}

export const EVENTS = CALLS + '/events';

/** An address of parameters, without those that have no value. */
export function query(parameters) {
  const some = Object.entries(parameters).filter(([, value]) => value !== '' && value !== null && value !== undefined);
  return some.length ? '?' + new URLSearchParams(some) : '';
}
