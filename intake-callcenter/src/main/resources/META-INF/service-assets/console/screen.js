import { lasted, now, timeOfDay } from './clock.js';
import { typeOf } from './call.js';
import { told, understand } from './when.js';
import { byId, make, show, word } from './words.js';

const FLAGS = ['anonymous', 'confidential', 'consent', 'block'];

/** What stands on the screen of a call: its state in big type, its fields, what it will become. */
export class Screen {
  constructor(page) {
    this.page = page;
    this.form = byId('form');
    this.call = null;
    this.endedAt = null;
    this.rings = null;
    this.lasting = 'ready';
    setInterval(() => this.tick(), 500);
  }

  /** Shows this call, or that the next one is waited for. */
  show(call) {
    this.call = call;
    this.endedAt = null;
    byId('call').disabled = !call;
    show(byId('state-ended'), false);
    this.errors([]);
    if (call) this.fill(call.fields);
    else this.form.reset();
    this.state(call ? 'busy' : 'ready');
    this.changed();
    this.number();
    this.tick();
  }

  /** The fields as the call has them; what one is writing in is left alone unless it differs. */
  fill(fields) {
    const { elements } = this.form;
    for (const [name, value] of Object.entries(fields)) {
      const element = elements[name];
      if (!element) continue;
      if (element instanceof RadioNodeList) [...element].forEach((radio) => (radio.checked = radio.value === value));
      else if (FLAGS.includes(name)) element.checked = value;
      else if (element.value !== value) element.value = value;
    }
    byId('aspiration').checked = fields.kind === 'ASPIRATION';
  }

  /** What follows from the fields. */
  changed() {
    const { call } = this;
    const type = call ? typeOf(call) : '';
    const f = call?.fields;
    const counted = type === 'GHOST' || type === 'PRANK';
    const root = byId('console');
    root.dataset.type = type;
    root.dataset.emergency = f && type === 'NORMAL' ? f.emergencyKind : '';
    const block = byId('block-choice');
    if (block) show(block, counted && Boolean(f.number.trim() || call.numberEndsWith));
    byId('summary').textContent = call ? summaryOf(call, type) : '';
    const moment = f ? understand(f.when, call.startedAt) : null;
    byId('when-told').textContent = !f || !f.when.trim() ? '' : moment === null ? word('whenNotUnderstood') : '= ' + told(moment);
    if (this.lasting) this.state(this.lasting);
  }

  /** The call that rings longest, told in big type while nothing else is on the screen. */
  ringing(call, number) {
    this.rings = call;
    this.ringsNumber = number;
    if (this.lasting !== 'ready') return;
    this.state('ready');
    this.number();
    this.tick();
  }

  /** ready, busy or lost; the words follow what the call is. */
  state(lasting) {
    this.lasting = lasting;
    byId('console').dataset.state = lasting === 'ready' && this.rings ? 'ringing' : lasting;
    const type = this.call?.fields.callType || '';
    const emergency = this.call?.fields.emergencyKind;
    byId('state-word').textContent =
      lasting === 'ready'
        ? word(this.rings ? 'stateRinging' : 'stateReady')
        : lasting === 'lost'
          ? word('stateLost')
          : type === 'NORMAL' && emergency
            ? word('kind' + emergency)
            : word(type ? 'type' + type : this.page.telephone ? 'stateTalking' : 'stateVisit');
  }

  number() {
    const { call } = this;
    byId('state-number').textContent = !call ? (this.rings ? this.ringsNumber : '') : call.withheld ? word('withheld') : call.lineNumber || '';
    const blocked = byId('state-blocked');
    show(blocked, Boolean(call?.blocked));
    blocked.textContent = call?.blocked ? word('blockedBecause', call.blocked) : '';
  }

  ended(moment) {
    this.endedAt = moment;
    show(byId('state-ended'), true);
    this.tick();
  }

  tick() {
    const clock = byId('state-clock');
    const since = this.call ? this.call.startedAt : this.rings && this.lasting === 'ready' ? Date.parse(this.rings.offeredAt || this.rings.begunAt) : null;
    clock.textContent = since === null ? '' : lasted((this.endedAt || now()) - since);
  }

  /** Where the draft is. */
  saved(state) {
    const element = byId('saved');
    element.className = 'state-saved small' + (state === 'AWAY' || state === 'UNKEPT' || state === 'SIGNED_OUT' ? ' uneasy' : '');
    if (state === 'SAVED') element.textContent = word('saved', timeOfDay(now()));
    else if (state === 'AWAY' || state === 'SIGNED_OUT') element.textContent = word('savedHere');
    else if (state === 'UNKEPT') element.textContent = word('unkept');
    else if (state === null) element.textContent = '';
  }

  tell(text, bad = false) {
    const element = byId('told');
    element.className = 'notice ' + (bad ? 'bad' : 'warn');
    element.textContent = text;
    show(element, Boolean(text));
  }

  /** Says what is wrong with which field, and goes to the first. */
  errors(errors) {
    for (const element of document.querySelectorAll('#console .error')) {
      element.textContent = '';
      show(element, false);
    }
    for (const element of document.querySelectorAll('#console [aria-invalid]')) element.removeAttribute('aria-invalid');
    let first = null;
    const left = [];
    for (const { field, message } of errors) {
      const name = FIELD_OF[field] || field;
      const input = byId(name);
      const place = byId(name + '-error');
      if (!input || !place) {
        left.push(message);
        continue;
      }
      input.setAttribute('aria-invalid', 'true');
      place.textContent = message;
      show(place, true);
      first ??= input;
    }
    if (left.length) this.tell(left.join(' '), true);
    first?.focus();
  }
}

const FIELD_OF = {
  'caller.number': 'number',
  'caller.name': 'name',
  'caller.contact': 'contact',
  'place.text': 'place',
  'place.areaCode': 'place',
  'place.lat': 'place',
  'place.lon': 'place',
  'place.landmark': 'place',
  occurredAt: 'when',
  'answered.text': 'answer',
};

function summaryOf(call, type) {
  const f = call.fields;
  if (!type) return word('chooseType');
  if (type !== 'NORMAL') {
    return type === 'INFORMASI' && f.answer.trim() ? word('willBeAnswered') : word('type' + type);
  }
  const parts = [
    f.joinTo ? word('willJoin', f.joinLabel) : f.emergencyKind ? word('willBeEmergency', word('kind' + f.emergencyKind)) : word('willBeReport'),
  ];
  if (f.block) parts.push(word('willBlock'));
  return parts.join(' · ');
}

/** What has been logged, with what is to be read out; the last ones stay until the page is left. */
export class Logged {
  constructor(page, on) {
    this.page = page;
    this.on = on;
    this.box = byId('logged');
  }

  add(entry, answer) {
    const type = entry.body.callType;
    const card = make('article', 'logged-card ' + answer.outcome.toLowerCase() + (entry.body.emergencyKind ? ' emergency' : ''));
    card.append(make('h2', '', word('outcome' + answer.outcome), ' ', make('span', 'soft small', this.factsOf(entry, type))));
    if (answer.trackingNumber) {
      card.append(make('p', 'read-out', make('span', 'soft', word('readNumber')), ' ', make('strong', 'number', answer.trackingNumber)));
    }
    if (answer.pin) {
      card.append(make('p', 'read-out', make('span', 'soft', word('readPin')), ' ', make('strong', 'number pin', spaced(answer.pin))));
    }
    if (!this.page.telephone && answer.pin) {
      const link = make('a', 'button', word('printReceipt'), ' ', make('kbd', '', 'Alt R'));
      link.href = '/callcenter/desk/receipts/' + encodeURIComponent(answer.callId);
      link.target = '_blank';
      link.rel = 'noopener';
      card.append(make('p', 'actions', link));
    }
    this.put(card);
    return card;
  }

  refused(entry, reason) {
    const button = make('button', 'second', word('mend'));
    button.type = 'button';
    const card = make(
      'article',
      'logged-card refused',
      make('h2', '', word('notLoggedNow')),
      make('p', '', reason),
      make('p', 'actions', button),
    );
    button.addEventListener('click', () => {
      card.remove();
      this.on.mend(entry);
    });
    this.put(card);
  }

  put(card) {
    this.box.prepend(card);
    while (this.box.children.length > 3) {
      const last = [...this.box.children].reverse().find((old) => !old.classList.contains('refused'));
      if (!last) break;
      last.remove();
    }
  }

  /** Opens the receipt that is on the screen. */
  print() {
    this.box.querySelector('a.button')?.click();
  }

  factsOf(entry, type) {
    return [word('type' + type), lasted(entry.loggedAt - entry.startedAt)].join(' · ');
  }
}

function spaced(pin) {
  return pin.replace(/^(\d{3})(\d{3})$/, '$1 $2');
}
