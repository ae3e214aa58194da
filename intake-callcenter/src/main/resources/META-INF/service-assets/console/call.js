import { now } from './clock.js';
import { understand } from './when.js';
import { word } from './words.js';

/** What can be told of a call; all of it stands in its draft. */
const FIELDS = {
  callType: '',
  emergencyKind: '',
  kind: 'COMPLAINT',
  place: '',
  areaCode: '',
  placeLabel: '',
  landmark: '',
  lat: '',
  lon: '',
  number: '',
  narrative: '',
  when: '',
  hazards: '',
  name: '',
  contact: '',
  language: 'id',
  anonymous: false,
  confidential: false,
  consent: false,
  block: false,
  answerId: '',
  answer: '',
  joinTo: '',
  joinLabel: '',
};

/** A call that an operator has: taken by hand, its id is made here, so that nothing needs to be asked for it. */
export function begin(desk) {
  return { id: uuid(), desk, startedAt: now(), version: 0, withheld: false, blocked: '', rang: false, fields: { ...FIELDS } };
}

/** A call of the telephone exchange, or one whose draft was kept. */
export function resume(view, desk) {
  const call = begin(view.desk || desk);
  call.id = view.id;
  call.rang = Boolean(view.exchangeId || view.rang);
  call.startedAt = Date.parse(view.answeredAt || view.offeredAt) || now();
  return call;
}

/** Takes over what a draft says; what it does not know is left as it is. */
export function fill(call, version, fields) {
  for (const name of Object.keys(FIELDS)) {
    if (typeof fields[name] === typeof FIELDS[name]) call.fields[name] = fields[name];
  }
  call.version = Math.max(call.version, Number(version) || 0);
}

export function isEmpty(call) {
  return Object.keys(FIELDS).every((name) => name === 'kind' || name === 'language' || !call.fields[name]);
}

/** What a list says of a call in few words. */
export function inFewWords(call) {
  const { place, narrative, number } = call.fields;
  return [place, narrative].filter(Boolean).join(' · ').slice(0, 60) || (number ? '…' + number.slice(-3) : word('nothingTyped'));
}

/** A type when none was chosen: who has written what happened or where means a report. */
export function typeOf(call) {
  const { callType, emergencyKind, narrative, place, joinTo } = call.fields;
  return callType || (emergencyKind || narrative.trim() || place.trim() || joinTo ? 'NORMAL' : '');
}

/** What is sent when the call is logged. What has no value is left out. */
export function toBody(call) {
  const f = call.fields;
  const callType = typeOf(call);
  const counted = callType === 'GHOST' || callType === 'PRANK';
  const digits = f.number.replace(/\D/g, '').length;
  const caller = {
    number: counted && digits < 8 ? '' : f.number.trim(), // what is only counted is never refused for half a number
    withheld: call.withheld,
    name: f.name.trim(),
    contact: f.contact.trim(),
    anonymous: f.anonymous,
    confidential: f.confidential,
  };
  const body = { callId: call.id, desk: call.desk, callType, caller: some(caller) };
  if (counted) return some(body);
  const moment = understand(f.when, call.startedAt);
  const story = [f.narrative.trim()];
  if (moment === null) {
    if (!story[0] && f.emergencyKind) story[0] = word('kind' + f.emergencyKind);
    story.push(word('whenInStory', f.when.trim()));
  }
  return some({
    ...body,
    emergencyKind: callType === 'NORMAL' ? f.emergencyKind : '',
    kind: callType === 'NORMAL' ? f.kind : '',
    narrative: story.filter(Boolean).join('\n'),
    place: some({
      text: f.place.trim(),
      areaCode: f.areaCode,
      landmark: f.landmark,
      lat: f.lat === '' ? '' : Number(f.lat),
      lon: f.lon === '' ? '' : Number(f.lon),
    }),
    occurredAt: moment === null ? '' : new Date(moment).toISOString(),
    hazards: f.hazards.trim(),
    answered: callType === 'INFORMASI' && f.answer.trim() ? some({ answerId: f.answerId, text: f.answer.trim() }) : null,
    joinTo: callType === 'NORMAL' ? f.joinTo : '',
    language: f.language,
    consent: call.desk === 'WALK_IN' ? f.consent : null,
  });
}

function some(object) {
  const kept = Object.entries(object).filter(
    ([, value]) =>
      value !== '' && value !== null && value !== undefined && !(typeof value === 'object' && !Object.keys(value).length),
  );
  return Object.fromEntries(kept);
}

/** Also where the page is not served securely, as in a trial over plain HTTP. */
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
