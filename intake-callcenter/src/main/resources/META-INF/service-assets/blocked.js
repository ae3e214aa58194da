import { ask, Away, Refused, SignedOut } from './console/api.js';
import { dayOf, timeOfDay } from './console/clock.js';
import { byId, make, show, word } from './console/words.js';

const rows = byId('rows');
const form = byId('block');

async function load() {
  const { items } = await ask('GET', '/blocked-numbers');
  rows.replaceChildren(...items.map(row));
  show(byId('numbers'), items.length > 0);
  show(byId('none'), items.length === 0);
}

function row(one) {
  const number = '… ' + one.numberEndsWith;
  const until = Date.parse(one.until);
  const facts = [
    cell(rows.dataset.number, number),
    cell(rows.dataset.reason, one.reason),
    cell(rows.dataset.by, one.blockedBy),
    cell(rows.dataset.until, dayOf(until) + ' ' + timeOfDay(until) + ' WIB'),
  ];
  return make('tr', '', ...facts, ...(rows.dataset.unblock ? [make('td', '', unblocking(one, number))] : []));
}

/** Only a supervisor has it. */
function unblocking(one, number) {
  const button = make('button', 'second', rows.dataset.unblock);
  button.type = 'button';
  button.setAttribute('aria-label', rows.dataset.unblock + ' ' + number);
  button.addEventListener('click', () => attempt(unblock, one.id));
  return button;
}

function cell(label, text) {
  const element = make('td', '', text);
  element.dataset.label = label;
  return element;
}

async function block() {
  await ask('POST', '/blocked-numbers', { body: { number: form.elements.number.value, reason: form.elements.reason.value } });
  form.reset();
  tell(word('blockedNow'));
  await load();
}

async function unblock(id) {
  await ask('DELETE', '/blocked-numbers/' + id);
  tell(rows.dataset.unblocked);
  await load();
}

async function attempt(act, ...values) {
  try {
    await act(...values);
  } catch (failure) {
    if (failure instanceof Refused) {
      const { title, detail, errors = [] } = failure.problem;
      tell([title, ...(errors.length ? errors.map((error) => error.message) : [detail])].join('. '), true);
    } else if (failure instanceof SignedOut) tell(word('signedOut'), true);
    else if (failure instanceof Away) tell(word('awayShortly'), true);
    else throw failure;
  }
}

function tell(text, bad = false) {
  const element = byId('told');
  element.className = 'notice ' + (bad ? 'bad' : 'good');
  element.textContent = text;
  show(element, true);
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  attempt(block);
});
attempt(load);
