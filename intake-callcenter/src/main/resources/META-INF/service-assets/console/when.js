import { at, dayOf, now, timeOfDay } from './clock.js';

const MINUTE = 60 * 1000;
const LONGEST_AGO = 31 * 24 * 60 * MINUTE;
const NOW = /^(sekarang|baru saja|baru|ayeuna|kakara|now|just now)?$/;
const AGO = /^(\d{1,3})\s*(m|mnt|menit|min|minutes?|j|jam|h|hours?)?(\s+(yang\s+)?(lalu|tadi|ago|katukang))?$/;
const TIME = /^(?:(kemarin|kamari|yesterday)\s*)?(?:jam|pukul|tabuh|at)?\s*(\d{1,2})[.:](\d{2})$/;

/**
 * When it happened, as a call-taker types it: nothing or "baru" for now, "15" or "15 menit" ago, "2 jam" ago, "08.30",
 * "kemarin 20.00". Null when it is none of these.
 */
export function understand(typed, told = now()) {
  const text = typed.trim().toLowerCase();
  if (NOW.test(text)) return told;
  const ago = AGO.exec(text);
  if (ago && !/^jam/.test(text)) {
    const hours = /^(j|h)/.test(ago[2] || '');
    const before = Number(ago[1]) * MINUTE * (hours ? 60 : 1);
    return before <= LONGEST_AGO ? told - before : null;
  }
  const time = TIME.exec(text);
  if (time && Number(time[2]) < 24 && Number(time[3]) < 60) {
    const moment = at(told, time[1] ? 1 : 0, Number(time[2]), Number(time[3]));
    return moment > told + MINUTE ? at(told, 1, Number(time[2]), Number(time[3])) : moment;
  }
  return null;
}

/** As 08.30, with the day when it is not today. */
export function told(moment) {
  const day = dayOf(moment) === dayOf(now()) ? '' : dayOf(moment) + ' ';
  return day + timeOfDay(moment) + ' WIB';
}
