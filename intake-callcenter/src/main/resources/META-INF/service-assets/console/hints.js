import { ask } from './api.js';
import { now } from './clock.js';
import { byId, make, show, word } from './words.js';

const WAIT = 500;
const AGAIN = 10000;
const MOST = 4;
const SETTLED = 400;

/** Reports that are likely of the same incident. A hint keeps its place, and with it its key, as long as it stays. */
export function hints(on) {
  const box = byId('hints');
  const list = byId('hint-list');
  const status = byId('hint-status');
  let call = null;
  let shown = [];
  let changedAt = 0;
  let timer = 0;
  let question = null;
  let last = '';

  const asked = () => {
    const { lat, lon, areaCode, place, narrative, emergencyKind } = call.fields;
    const text = [narrative, place].join(' ').trim();
    if (call.fields.callType === 'GHOST' || call.fields.callType === 'PRANK') return null;
    if (!areaCode && lat === '' && text.length < 4) return null;
    return { lat, lon, areaCode, text: text.slice(0, 400), kind: emergencyKind, callId: call.id };
  };

  const look = async (force) => {
    timer = 0;
    if (!call) return;
    const known = asked();
    if (!known) {
      draw([]);
      last = '';
      return plan(AGAIN);
    }
    const typed = JSON.stringify(known);
    if (!force && typed === last) return plan(AGAIN, true);
    last = typed;
    question?.abort();
    question = new AbortController();
    const mine = question;
    try {
      const answer = await ask('POST', '/hints', { body: known, patience: 4000, signal: mine.signal });
      if (mine === question && call) draw(ordered(answer.items || []));
      show(byId('hint-away'), answer.complete === false);
    } catch (away) {
      if (mine === question) show(byId('hint-away'), !mine.signal.aborted);
    }
    plan(AGAIN, true);
    return undefined;
  };

  const plan = (wait, force = false) => {
    clearTimeout(timer);
    timer = setTimeout(() => look(force), wait);
  };

  /** Who stays keeps his place; who is new comes where somebody has gone, or at the end. */
  const ordered = (found) => {
    const places = shown.map((old) => found.find((hint) => hint.complaintId === old.complaintId) || null);
    const fresh = found.filter((hint) => !shown.some((old) => old.complaintId === hint.complaintId));
    const filled = places.map((hint) => hint || fresh.shift()).filter(Boolean);
    return [...filled, ...fresh].slice(0, MOST);
  };

  const draw = (next) => {
    const same = next.length === shown.length && next.every((hint, i) => hint.complaintId === shown[i].complaintId);
    if (!same) changedAt = performance.now();
    const more = next.length > shown.length;
    shown = next;
    show(box, Boolean(call) && shown.length > 0);
    if (more) status.textContent = word('hintsFound', shown.length);
    list.replaceChildren(...shown.map(row));
  };

  const row = (hint, i) => {
    const joined = call?.fields.joinTo === hint.complaintId;
    const button = make(
      'button',
      'hint-row' + (hint.emergencyKind ? ' emergency' : ''),
      make('kbd', '', keyOf(i)),
      make('span', 'hint-what', hint.emergencyKind ? word('kind' + hint.emergencyKind) : hint.subject || word('report')),
      make('span', 'hint-facts', factsOf(hint)),
      hint.emergencyKind && hint.subject ? make('span', 'hint-subject', hint.subject) : '',
      joined ? make('span', 'badge good', word('joined')) : '',
    );
    button.type = 'button';
    button.setAttribute('aria-pressed', String(joined));
    button.addEventListener('click', () => on.join(hint));
    return make('li', '', button);
  };

  return {
    /** Follows this call, or none. */
    follow(next) {
      call = next;
      last = '';
      question?.abort();
      clearTimeout(timer);
      shown = [];
      show(byId('hint-away'), false);
      draw([]);
      if (call) plan(0);
    },

    /** Something of the call has changed. */
    changed() {
      if (call) plan(WAIT);
    },

    redraw: () => draw(shown),

    /** Joins by a key; not when the list has changed under the finger. */
    key(index) {
      if (shown[index] && performance.now() - changedAt > SETTLED) on.join(shown[index]);
    },
  };
}

function keyOf(index) {
  return index === 0 ? 'Alt+J' : 'Alt+Shift+' + index;
}

function factsOf(hint) {
  const minutes = Math.max(0, Math.round((now() - Date.parse(hint.since)) / 60000));
  const meters = hint.distanceMeters;
  return [
    hint.areaName,
    typeof meters === 'number' ? (meters < 950 ? Math.round(meters / 10) * 10 + ' m' : (meters / 1000).toFixed(1).replace('.', ',') + ' km') : '',
    minutes < 90 ? word('minutesAgo', minutes) : word('hoursAgo', Math.round(minutes / 60)),
    hint.supporters ? word('supporters', hint.supporters) : '',
    hint.agency,
    hint.trackingNumber,
  ]
    .filter(Boolean)
    .join(' · ');
}
