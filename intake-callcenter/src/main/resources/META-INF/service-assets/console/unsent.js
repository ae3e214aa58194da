import { ask, Away, Refused, SignedOut } from './api.js';

const AGAIN = 2000;
const PATIENCE = 15000;

/**
 * Calls that are being logged. What the service did not answer is kept in this browser and sent again under the same id
 * until it does, also after a reload; meanwhile the operator goes on.
 */
export class Unsent {
  /**
   * @param on.logged hears (entry, answer), on.refused (entry, problem), on.waiting the entries that the service has not
   *     answered
   */
  constructor(kept, on) {
    this.kept = kept;
    this.on = on;
    this.entries = kept.all();
    this.sending = new Set();
    this.timer = 0;
  }

  start() {
    this.told();
    this.entries.forEach((entry) => this.send(entry));
  }

  /** @param entry with id, body and what the screen wants to know of it later */
  add(entry) {
    this.kept.put(entry.id, entry);
    this.entries.push(entry);
    this.send(entry);
  }

  hurry() {
    this.entries.forEach((entry) => this.send(entry));
  }

  async send(entry) {
    if (this.sending.has(entry.id)) return;
    this.sending.add(entry.id);
    try {
      const answer = await ask('POST', '', { body: entry.body, patience: PATIENCE });
      this.settle(entry);
      this.on.logged(entry, answer);
    } catch (failure) {
      if (failure instanceof Refused) {
        this.settle(entry);
        this.on.refused(entry, failure);
      } else if (failure instanceof Away || failure instanceof SignedOut) {
        entry.waiting = true;
        entry.signedOut = failure instanceof SignedOut;
        this.told();
        this.plan();
      } else {
        throw failure;
      }
    } finally {
      this.sending.delete(entry.id);
    }
  }

  settle(entry) {
    this.entries = this.entries.filter((other) => other.id !== entry.id);
    this.kept.remove(entry.id);
    this.told();
  }

  plan() {
    if (this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = 0;
      this.hurry();
    }, AGAIN);
  }

  told() {
    this.on.waiting(this.entries.filter((entry) => entry.waiting));
  }
}
