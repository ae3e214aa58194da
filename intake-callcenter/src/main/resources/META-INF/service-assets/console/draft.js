import { ask, Away, Refused, SignedOut } from './api.js';

const FIRST = 350;
const NEXT = 800;
const AGAIN = 2000;

/**
 * The draft of one call in two places. Each change is in this browser at once and with the service within a second, in
 * versions that only go up; while the service is away it is tried again and again.
 */
export class Draft {
  /** @param tell hears SAVED, SAVING, AWAY, SIGNED_OUT, LOST (with the problem) or UNKEPT */
  constructor(call, kept, tell) {
    this.call = call;
    this.kept = kept;
    this.tell = tell;
    this.saved = call.version;
    this.timer = 0;
    this.sending = false;
    this.ended = false;
    this.ready = Promise.resolve();
  }

  /** Nothing is sent before the service has said what it knows of the call. */
  after(ready) {
    this.ready = ready;
  }

  /** The service may not have what this browser has. */
  doubt() {
    this.saved = -1;
    this.plan(FIRST);
  }

  /** To be called after each change of the call. */
  changed() {
    if (this.ended) return;
    this.call.version += 1;
    if (!this.kept.put(this.call.id, this.call)) this.tell('UNKEPT');
    this.plan(this.saved === this.call.version - 1 ? FIRST : NEXT);
  }

  plan(wait) {
    if (this.timer || this.sending || this.ended) return;
    this.timer = setTimeout(() => this.send(), wait);
  }

  /** Tries at once, as when the service is heard of again or the page is left. */
  hurry(leaving = false) {
    if (this.ended || this.sending || this.isSafe()) return;
    clearTimeout(this.timer);
    this.send(leaving);
  }

  async send(leaving = false) {
    this.timer = 0;
    this.sending = true;
    await this.ready;
    if (this.ended) return;
    const { version, fields, id } = this.call;
    this.tell('SAVING');
    let again = 0;
    try {
      await ask('PUT', '/' + id + '/draft', { body: { version, fields: { ...fields, desk: this.call.desk } }, patience: 5000, keepalive: leaving });
      this.saved = version;
      if (version === this.call.version) this.told('SAVED');
      else again = NEXT;
    } catch (failure) {
      if (failure instanceof SignedOut) {
        this.told('SIGNED_OUT');
        again = 3 * AGAIN;
      } else if (failure instanceof Away) {
        this.told('AWAY');
        again = AGAIN;
      } else if (failure instanceof Refused && failure.name === 'call-not-taken') {
        this.ready = ask('POST', '/' + id + '/claim').catch(() => {});
        again = NEXT;
      } else if (failure instanceof Refused && failure.status === 409) {
        this.lose({ ...failure.problem, name: failure.name });
      } else if (failure instanceof Refused) {
        this.told('AWAY');
        again = 5 * AGAIN;
      } else {
        throw failure;
      }
    } finally {
      this.sending = false;
    }
    if (again) this.plan(again);
  }

  told(state) {
    if (!this.ended) this.tell(state);
  }

  lose(problem) {
    if (this.ended) return;
    this.end();
    this.tell('LOST', problem);
  }

  isSafe() {
    return this.saved === this.call.version;
  }

  /** What the service has within this time, this browser forgets; what it has not stays. */
  async leave(patience) {
    const until = performance.now() + patience;
    let known = false;
    this.ready.then(() => (known = true)).catch(() => {});
    this.hurry();
    do {
      await new Promise((resolve) => setTimeout(resolve, 50));
    } while (!(known && this.isSafe()) && performance.now() < until);
    if (known && this.isSafe()) this.end();
  }

  /** It is logged, or another has it: what this browser keeps of it goes. */
  end() {
    this.ended = true;
    clearTimeout(this.timer);
    this.kept.remove(this.call.id);
  }
}
