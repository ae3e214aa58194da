/** The time of the service, by a clock that does not jump when somebody sets the machine's. */
const steady = () => performance.timeOrigin + performance.now();
const OFF = 2000;
const WIB = 7 * 3600 * 1000;
let offset = Date.now() - steady();

/** Learns from the Date header of an answer; it tells whole seconds, so less than two are believed to be none. */
export function learn(header) {
  const told = Date.parse(header);
  if (Number.isFinite(told) && Math.abs(told + 500 - now()) > OFF) offset = told + 500 - steady();
}

export const now = () => steady() + offset;

const two = (number) => String(number).padStart(2, '0');

/** As 03:07, or 1:02:03 after an hour. */
export function lasted(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const hours = Math.floor(seconds / 3600);
  const rest = two(Math.floor(seconds / 60) % 60) + ':' + two(seconds % 60);
  return hours ? hours + ':' + rest : rest;
}

/** The time of day in the regency (WIB), as 08.30. */
export function timeOfDay(moment) {
  const local = new Date(moment + WIB);
  return two(local.getUTCHours()) + '.' + two(local.getUTCMinutes());
}

/** The day in the regency, as 27/11. */
export function dayOf(moment) {
  const local = new Date(moment + WIB);
  return local.getUTCDate() + '/' + (local.getUTCMonth() + 1);
}

/** The moment of a time of day in the regency, so many days before that of another moment. */
export function at(moment, daysBefore, hours, minutes) {
  const local = new Date(moment + WIB);
  return (
    Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() - daysBefore, hours, minutes) - WIB
  );
}
