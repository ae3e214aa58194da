import { answers as answerLibrary } from './console/answers.js';
import { ask, Away, Refused, SignedOut } from './console/api.js';
import { begin, fill, inFewWords, isEmpty, resume, toBody, typeOf, uuid } from './console/call.js';
import { caller as earlierCalls } from './console/caller.js';
import { calls as telephone, numberOf } from './console/calls.js';
import { now } from './console/clock.js';
import { Draft } from './console/draft.js';
import { hints as likely } from './console/hints.js';
import { Kept, sweep } from './console/kept.js';
import { listen } from './console/keys.js';
import { places as whereabouts } from './console/places.js';
import { Logged, Screen } from './console/screen.js';
import { Unsent } from './console/unsent.js';
import { byId, show, word } from './console/words.js';

const root = byId('console');
const page = {
  operator: root.dataset.operator,
  supervisor: root.dataset.supervisor === 'true',
  telephone: root.dataset.telephone === 'true',
  desk: root.dataset.desk,
};
const EMERGENCIES = [...document.querySelectorAll('input[name=emergencyKind]')].map((radio) => radio.value);
const NOWHERE = { areaCode: '', placeLabel: '', landmark: '', lat: '', lon: '' };
const TWICE = 150;
const AGAIN = 2000;
const LEAVING = 2500;

const form = byId('form');
const newCall = byId('new-call');
const kept = new Kept('draft', page.operator + '/' + page.desk);
const screen = new Screen(page);
const drafts = new Map();
let current = null;
let pressed = { name: '', at: 0 };
let map = null;

/* One call at a time; another one waits where it is, and its draft goes on being saved. */

function open(call, { fresh = false, ready = Promise.resolve() } = {}) {
  park();
  current = call;
  if (!drafts.has(call.id)) {
    const draft = new Draft(call, kept, (state, problem) => heard(draft, state, problem));
    drafts.set(call.id, draft);
  }
  const draft = drafts.get(call.id);
  draft.call = call;
  draft.after(ready);
  screen.tell('');
  screen.saved(null);
  screen.show(call);
  show(byId('answers'), call.fields.callType === 'INFORMASI');
  library.clear();
  places.show(call.fields);
  showOnMap();
  hints.follow(call);
  caller.look(call.rang || call.fields.number.trim() ? call : null);
  lines.draw();
  byId('place').focus();
  if (fresh) draft.changed();
}

function park() {
  if (!current) return;
  drafts.get(current.id)?.hurry();
  current = null;
}

function ready() {
  current = null;
  screen.show(null);
  screen.saved(null);
  show(byId('answers'), false);
  places.show({ place: '', areaCode: '', lat: '', lon: '' });
  hints.follow(null);
  caller.look(null);
  lines.draw();
  newCall.focus();
}

function begun(fields = {}) {
  const call = begin(page.desk);
  Object.assign(call.fields, fields);
  open(call, { fresh: true });
}

/** A ringing call: on the screen at once, and the service told meanwhile. */
function take(row) {
  const call = resume(row, page.desk);
  call.rang = true;
  call.startedAt = now();
  lines.forget(call.id);
  open(call, { ready: claim(call, false) });
}

/** A call that is not logged: mine, one that nobody has any more, or as a supervisor that of another. */
function comeBack(row, mine) {
  const known = kept.get(row.id);
  const call = drafts.get(row.id)?.call || (known ? revived(known) : resume(row, page.desk));
  open(call, { ready: row.operator === page.operator ? reconcile(call) : claim(call, !mine) });
}

function revived(known) {
  const call = begin(known.desk || page.desk);
  Object.assign(call, { id: known.id, startedAt: known.startedAt, withheld: known.withheld, rang: known.rang, lineNumber: known.lineNumber, numberEndsWith: known.numberEndsWith });
  fill(call, known.version, known.fields);
  return call;
}

async function claim(call, takeOver) {
  for (;;) {
    try {
      learnFrom(call, await ask('POST', '/' + call.id + '/claim' + (takeOver ? '?takeOver=true' : '')));
      return;
    } catch (failure) {
      if (failure instanceof Refused) {
        drafts.get(call.id)?.lose({ ...failure.problem, name: failure.name });
        return;
      }
      if (!(failure instanceof Away || failure instanceof SignedOut)) throw failure;
      if (drafts.get(call.id)?.ended) return;
      if (current === call) screen.saved('AWAY');
      await new Promise((done) => setTimeout(done, AGAIN));
    }
  }
}

/** What the service has of a call that this browser has, too: the newer wins. */
async function reconcile(call) {
  let view;
  try {
    view = await ask('GET', '/' + call.id);
  } catch (failure) {
    if (!(failure instanceof Refused || failure instanceof Away || failure instanceof SignedOut)) throw failure;
    drafts.get(call.id)?.doubt();
    return;
  }
  if (view.state === 'LOGGED' || (view.operator && view.operator !== page.operator)) {
    drafts.get(call.id)?.lose({ operator: view.operator, name: view.state === 'LOGGED' ? 'call-logged' : 'call-taken' });
    return;
  }
  learnFrom(call, view);
}

function learnFrom(call, view) {
  call.withheld = Boolean(view.numberWithheld);
  call.lineNumber = view.number || '';
  call.numberEndsWith = view.numberEndsWith || '';
  call.blocked = view.blocked?.reason || '';
  const draft = view.draft;
  const here = call.version;
  if (draft && draft.version > here) {
    fill(call, draft.version, draft.fields || {});
    drafts.get(call.id).saved = draft.version;
  } else if (draft && draft.version === here) {
    drafts.get(call.id).saved = here;
  } else if (here > 0) {
    drafts.get(call.id).doubt();
  }
  const numbered = call.fields.number;
  if (!numbered && view.number) call.fields.number = view.number;
  if (current !== call) return;
  screen.fill(call.fields);
  screen.number();
  screen.changed();
  places.show(call.fields);
  showOnMap();
  hints.changed();
  show(byId('answers'), call.fields.callType === 'INFORMASI');
  if (view.endedAt) screen.ended(Date.parse(view.endedAt));
  caller.look(call.rang || call.fields.number.trim() ? call : null);
}

function heard(draft, state, problem) {
  const { call } = draft;
  if (state === 'LOST') {
    drafts.delete(call.id);
    if (problem.name === 'draft-older') {
      again(call);
      return;
    }
    if (current === call) {
      current = null;
      byId('call').disabled = true;
      hints.follow(null);
      screen.state('lost');
      screen.saved(null);
      newCall.focus();
      lines.draw();
    }
    if (problem.name === 'call-logged') {
      if (problem.operator !== page.operator) screen.tell(word('loggedBy', problem.operator), true);
    } else {
      screen.tell(problem.operator ? word('takenBy', problem.operator) : problem.detail, true);
    }
    return;
  }
  if (state === 'SIGNED_OUT') away('SIGNED_OUT');
  if (state === 'AWAY') away('AWAY');
  if (state === 'SAVED') {
    away(null);
    if (draft.numberChanged) {
      draft.numberChanged = false;
      if (current === call && call.fields.number.replace(/\D/g, '').length >= 8) caller.look(call);
    }
  }
  if (current === call) screen.saved(state);
}

/** Another window of the same operator has written a newer draft: what is newer is shown. */
function again(call) {
  screen.tell(word('otherWindow'), true);
  const fresh = resume({ id: call.id, desk: call.desk }, page.desk);
  fresh.startedAt = call.startedAt;
  fresh.rang = call.rang;
  if (current === call) {
    current = null;
    open(fresh, { ready: reconcile(fresh) });
    screen.tell(word('otherWindow'), true);
  }
}

/* What one types, chooses and hears. */

function change(patch) {
  if (!current) return;
  const draft = drafts.get(current.id);
  Object.assign(current.fields, patch);
  if ('number' in patch) draft.numberChanged = true;
  draft.changed();
  screen.changed();
  hints.changed();
}

root.addEventListener('input', (event) => {
  const { name, type, value, checked } = event.target;
  if (!current || !name) return;
  if (type === 'radio') return;
  const before = current.fields[name];
  change({ [name]: type === 'checkbox' ? checked : value });
  if (name === 'place') {
    if (before.length > 2 && value.trim().length < 2) change(NOWHERE); // emptied or typed over: another place
    places.show(current.fields);
    showOnMap();
  }
});

form.addEventListener('change', (event) => {
  const { name, value } = event.target;
  if (name === 'callType') chooseType(value);
  else if (name === 'emergencyKind') chooseEmergency(value);
  else if (event.target.id === 'aspiration') change({ kind: event.target.checked ? 'ASPIRATION' : 'COMPLAINT' });
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  log();
});

function chooseType(callType) {
  if (!current) return;
  const patch = { callType };
  if (callType !== 'NORMAL') Object.assign(patch, { emergencyKind: '', joinTo: '', joinLabel: '' });
  if (callType !== 'GHOST' && callType !== 'PRANK') patch.block = false;
  change(patch);
  screen.fill(current.fields);
  show(byId('answers'), callType === 'INFORMASI');
  hints.redraw();
}

/** The key of a type: it begins a call when there is none, and a ghost's or prank's pressed again logs it. */
function typeKey(callType) {
  const counted = callType === 'GHOST' || callType === 'PRANK';
  if (!page.telephone && counted) return false;
  const twice = pressed.name === callType && performance.now() - pressed.at > TWICE;
  if (!current) {
    begun({ callType });
    show(byId('answers'), callType === 'INFORMASI');
    pressed = { name: callType, at: performance.now() };
    return true;
  }
  if (counted && twice && current.fields.callType === callType) {
    log();
  } else {
    chooseType(callType);
    pressed = { name: callType, at: performance.now() };
  }
  return true;
}

function chooseEmergency(emergencyKind) {
  if (!current) return;
  change({ emergencyKind, ...(emergencyKind ? { callType: 'NORMAL', kind: 'COMPLAINT', block: false } : {}) });
  screen.fill(current.fields);
}

function emergencyKey(index) {
  if (index >= EMERGENCIES.length) return false;
  if (!current && index > 0) begun({ emergencyKind: EMERGENCIES[index], callType: 'NORMAL' });
  else chooseEmergency(EMERGENCIES[index]);
  return true;
}

/* Where it is. */

const places = whereabouts({
  chosen(place) {
    if (!current) return;
    change({
      areaCode: place.areaCode,
      placeLabel: place.label,
      landmark: place.landmark,
      lat: place.lat,
      lon: place.lon,
      ...(place.text !== null ? { place: withWords(current.fields.place, place.text) } : {}),
    });
    screen.fill(current.fields);
    places.show(current.fields);
    showOnMap();
  },
  cleared,
});

/** The name that was chosen, or what was typed when that says more. */
function withWords(typed, label) {
  const words = typed.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const known = label.toLowerCase();
  return words.every((one) => known.includes(one)) ? label : typed.trim();
}

function cleared() {
  change(NOWHERE);
  if (!current) return;
  places.show(current.fields);
  showOnMap();
  byId('place').focus();
}

async function pointAt(latitude, longitude) {
  if (!current) begun();
  const call = current;
  const lat = latitude.toFixed(6);
  const lon = longitude.toFixed(6);
  change({ lat, lon, placeLabel: lat + ', ' + lon, areaCode: '', landmark: '' });
  places.show(current.fields);
  showOnMap();
  const place = await places.at(lat, lon);
  if (current !== call || current.fields.lat !== lat || current.fields.lon !== lon) return;
  change({ areaCode: place.areaCode || '', placeLabel: place.label });
  places.show(current.fields);
  showOnMap();
}

function showOnMap() {
  if (map && !byId('map-box').hidden) map.show(current ? current.fields : { lat: '', lon: '', areaCode: '' });
}

async function toggleMap(focus) {
  const box = byId('map-box');
  const button = byId('map-button');
  const status = byId('map-status');
  show(box, box.hidden);
  button.setAttribute('aria-expanded', String(!box.hidden));
  remember('map', box.hidden ? '' : 'open');
  if (box.hidden) {
    if (focus) byId('place').focus();
    return;
  }
  try {
    if (!map) {
      status.textContent = word('mapLoading');
      const { openMap } = await import('./console/map.js');
      map = await openMap(byId('map'), pointAt);
      status.textContent = '';
    }
    showOnMap();
    if (focus) map.focus();
  } catch (unreachable) {
    status.textContent = word('mapFailed');
    show(box, false);
    button.setAttribute('aria-expanded', 'false');
  }
}

byId('map-button').addEventListener('click', () => toggleMap(false));

async function addLandmark() {
  const name = current?.fields.place.trim();
  if (!name) return;
  const call = current;
  const { areaCode, lat, lon } = call.fields;
  if (!areaCode && lat === '') {
    screen.tell(word('landmarkNeedsPlace'), true);
    return;
  }
  const body = { id: uuid(), callId: call.id, name };
  if (areaCode) body.areaCode = areaCode;
  if (lat !== '' && lon !== '') Object.assign(body, { lat: Number(lat), lon: Number(lon) });
  try {
    await ask('POST', '/landmarks', { body });
    screen.tell(word('landmarkAdded', name));
    if (current === call) change({ landmark: name, placeLabel: call.fields.placeLabel || name });
  } catch (failure) {
    if (failure instanceof Refused) screen.tell(messageOf(failure.problem), true);
    else if (failure instanceof Away || failure instanceof SignedOut) screen.tell(word('landmarkAway'), true);
    else throw failure;
  }
}

byId('landmark-add').addEventListener('click', addLandmark);

/* Who calls, what is alike, what may be answered. */

const caller = earlierCalls({
  blocked(call, reason) {
    call.blocked = reason;
    if (current === call) screen.number();
  },
});

const hints = likely({
  join(hint) {
    if (!current) return;
    if (current.fields.joinTo === hint.complaintId) {
      log();
      return;
    }
    change({
      joinTo: hint.complaintId,
      joinLabel: hint.trackingNumber || word('report'),
      callType: 'NORMAL',
      emergencyKind: current.fields.emergencyKind || (EMERGENCIES.includes(hint.emergencyKind) ? hint.emergencyKind : ''),
    });
    screen.fill(current.fields);
    hints.redraw();
  },
});

function part() {
  change({ joinTo: '', joinLabel: '' });
  hints.redraw();
}

const library = answerLibrary({
  language: () => current?.fields.language || 'id',
  chosen(entry) {
    if (!current) return;
    change({ callType: 'INFORMASI', emergencyKind: '', joinTo: '', joinLabel: '', answerId: entry.answerId, answer: entry.text });
    screen.fill(current.fields);
    hints.redraw();
  },
});

function openAnswers() {
  if (!current) begun({ callType: 'INFORMASI' });
  else if (!current.fields.callType && !current.fields.emergencyKind) chooseType('INFORMASI');
  library.open();
}

/* Logging. */

const logged = new Logged(page, {
  mend(entry) {
    mend(entry, entry.errors || []);
  },
});

const unsent = new Unsent(new Kept('unsent', page.operator + '/' + page.desk), {
  logged(entry, answer) {
    logged.add(entry, answer);
    lines.soon();
    if (!page.telephone && !current) byId('logged').querySelector('a.button')?.focus();
    if (entry.block) block(entry);
  },
  refused(entry, failure) {
    entry.errors = failure.problem.errors || [];
    if (failure.status === 409) {
      screen.tell(messageOf(failure.problem), true);
    } else if (current) {
      logged.refused(entry, messageOf(failure.problem));
    } else {
      mend(entry, entry.errors);
      if (!entry.errors.length) screen.tell(messageOf(failure.problem), true);
    }
  },
  waiting(entries) {
    const element = byId('unsent');
    const emergencies = entries.filter((entry) => entry.body.emergencyKind).length;
    show(element, entries.length > 0);
    element.textContent = entries.length
      ? word('unsent', entries.length) + (emergencies ? ' ' + word('unsentEmergency', emergencies) : '')
      : '';
  },
});

function log() {
  if (!current) return;
  const call = current;
  if (!typeOf(call)) {
    screen.tell(word('chooseType'), true);
    return;
  }
  const body = toBody(call);
  const missing = missingIn(call, body);
  if (missing.length) {
    screen.errors(missing);
    return;
  }
  drafts.get(call.id)?.end();
  drafts.delete(call.id);
  pressed = { name: '', at: 0 };
  ready();
  unsent.add({ id: call.id, body, call, block: call.fields.block, startedAt: call.startedAt, loggedAt: now() });
  lines.forget(call.id);
}

/** What the service would refuse anyway is told at once. */
function missingIn(call, body) {
  const counted = body.callType === 'GHOST' || body.callType === 'PRANK';
  const told = body.narrative || body.emergencyKind || body.joinTo || body.answered;
  const missing = [];
  if (!counted && !told) missing.push({ field: 'narrative', message: word('narrativeMissing') });
  if (call.desk === 'WALK_IN' && !call.fields.consent && body.caller && (body.caller.name || body.caller.number || body.caller.contact)) {
    missing.push({ field: 'consent', message: word('consentMissing') });
  }
  return missing;
}

/** The call once more, with what was wrong. */
function mend(entry, errors) {
  const call = revived(entry.call);
  call.version = entry.call.version;
  open(call);
  drafts.get(call.id).changed();
  screen.errors(errors);
}

async function block(entry) {
  try {
    await ask('POST', '/blocked-numbers', { body: { callId: entry.id, reason: word('type' + entry.body.callType) } });
    screen.tell(word('blockedNow'));
  } catch (failure) {
    if (failure instanceof Refused) screen.tell(messageOf(failure.problem), true);
    else if (failure instanceof Away || failure instanceof SignedOut) screen.tell(word('blockAway'), true);
    else throw failure;
  }
}

function messageOf(problem) {
  const errors = (problem.errors || []).map((error) => error.message);
  return [problem.title, errors.length ? errors.join(' ') : problem.detail].filter(Boolean).join('. ');
}

/* The lines. */

const lines = telephone(page, {
  current: () => current?.id,
  hidden: (id) => unsent.entries.some((entry) => entry.id === id),
  local: () =>
    kept.all().filter((call) => call.id !== current?.id).map((call) => ({
      id: call.id,
      desk: call.desk,
      operator: page.operator,
      answeredAt: new Date(call.startedAt).toISOString(),
      fewWords: inFewWords(call),
    })),
  take,
  resume: comeBack,
  reached(there) {
    away(there ? null : 'AWAY');
    if (there) {
      unsent.hurry();
      drafts.forEach((draft) => draft.hurry());
    }
  },
  signedOut: () => away('SIGNED_OUT'),
  news(name, id) {
    if (current?.id !== id) return;
    if (name === 'ended') screen.ended(now());
    if (name === 'taken-over' || name === 'logged') reconcile(current);
  },
  changed(state) {
    const mine = current && state.open.find((call) => call.id === current.id);
    if (mine && mine.operator && mine.operator !== page.operator) drafts.get(current.id)?.lose({ operator: mine.operator, name: 'call-taken' });
    else if (mine?.endedAt && !screen.endedAt) screen.ended(Date.parse(mine.endedAt));
    title(state.ringing.length);
    const [first] = state.ringing;
    screen.ringing(first || null, first ? numberOf(first) : '');
  },
});

const plainTitle = document.title;
function title(ringing) {
  document.title = (ringing ? '(' + ringing + ') ' : '') + plainTitle;
}

function away(reason) {
  const element = byId('away');
  const text = reason === 'AWAY' ? word('serviceAway') : reason === 'SIGNED_OUT' ? word('signedOut') : '';
  if (element.textContent !== text) element.textContent = text;
  show(element, Boolean(text));
}

/** The next of the calls that I have not logged. */
function nextUnlogged() {
  const row = document.querySelector('#open .call-row:not(:disabled)');
  row?.click();
}

/* The keys. */

const help = byId('help');
byId('help-button').addEventListener('click', () => help.showModal());
newCall.addEventListener('click', () => begun());

listen({
  F1: () => (help.open ? help.close() : help.showModal()),
  F2: () => help.open || begun(),
  F4: nextUnlogged,
  'Ctrl+Enter': () => help.open || log(),
  'Alt+KeyN': () => typeKey('NORMAL'),
  'Alt+KeyG': () => typeKey('GHOST'),
  'Alt+KeyP': () => typeKey('PRANK'),
  'Alt+KeyI': () => typeKey('INFORMASI'),
  ...Object.fromEntries([0, 1, 2, 3, 4, 5, 6, 7].map((i) => ['Alt+Digit' + i, () => emergencyKey(i)])),
  'Alt+KeyJ': () => hints.key(0),
  ...Object.fromEntries([1, 2, 3].map((i) => ['Alt+Shift+Digit' + i, () => hints.key(i)])),
  'Alt+KeyL': () => {
    addLandmark();
  },
  'Alt+KeyX': () => current && cleared(),
  'Alt+KeyM': () => {
    toggleMap(true);
  },
  'Alt+KeyA': openAnswers,
  'Alt+KeyS': () => current && (change({ kind: current.fields.kind === 'ASPIRATION' ? 'COMPLAINT' : 'ASPIRATION' }), screen.fill(current.fields)),
  'Alt+KeyB': () => {
    const choice = byId('block-choice');
    if (current && choice && !choice.hidden) {
      change({ block: !current.fields.block });
      screen.fill(current.fields);
    }
  },
  'Alt+KeyR': () => logged.print(),
  Enter: (event) => {
    if (event.target instanceof HTMLInputElement && form.contains(event.target)) return further(event.target);
    const [first] = lines.state().ringing;
    const idle = document.activeElement === document.body || document.activeElement === newCall;
    if (help.open || current || !first || !idle) return false;
    take(first);
    return true;
  },
  Escape: () => {
    if (help.open) return false;
    if (places.isOpen()) places.close();
    else if (library.isOpen()) library.close();
    else if (current?.fields.joinTo) part();
    else if (current) byId('place').focus();
    else return false;
    return true;
  },
});

/** Enter in a field goes to the next one; only Ctrl and Enter log. */
function further(field) {
  if (field.id === 'place' && places.isOpen()) return false;
  const fields = [...form.elements].filter((one) => /^(text|tel|textarea)$/.test(one.type) && form.contains(one));
  const next = fields[fields.indexOf(field) + 1];
  (next || byId('log')).focus();
  return true;
}

/* Who signs out leaves to the next one at this machine only what the service has not got. */
byId('sign-out').addEventListener('click', async (event) => {
  event.preventDefault();
  await Promise.all([...drafts.values()].map((draft) => draft.leave(LEAVING)));
  window.location.assign(event.target.href);
});

/* Nothing is lost when the page goes. */
window.addEventListener('pagehide', () => drafts.forEach((draft) => draft.hurry(true)));
window.addEventListener('online', () => {
  unsent.hurry();
  drafts.forEach((draft) => draft.hurry());
  lines.soon();
});

function remember(name, value) {
  try {
    localStorage.setItem('aduan-112/' + name, value);
  } catch (closed) {
    /* a habit only */
  }
}

function remembered(name) {
  try {
    return localStorage.getItem('aduan-112/' + name);
  } catch (closed) {
    return null;
  }
}

/* The beginning: what was on the screen when it went dark. */
function start() {
  sweep();
  const waiting = new Set(unsent.entries.map((entry) => entry.id));
  const before = kept.all().filter((call) => !waiting.has(call.id));
  const last = before.pop();
  ready();
  if (last) {
    const call = revived(last);
    open(call, { ready: reconcile(call) });
    if (!isEmpty(call)) screen.tell(word('restored'));
  }
  for (const known of before) {
    const call = revived(known);
    const draft = new Draft(call, kept, (state, problem) => heard(draft, state, problem));
    drafts.set(call.id, draft);
    draft.after(reconcile(call));
  }
  unsent.start();
  lines.start();
  if (remembered('map') === 'open' && window.matchMedia('(min-width: 80rem)').matches) toggleMap(false);
}

start();
