const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME =
  /^(?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60)(?:\.\d+)?)?(?:Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?$/i;

/** True for a day of the calendar, `YYYY-MM-DD`, also with a time behind it: several states write moments for days. */
export function isDayOrMoment(text: string): boolean {
  const { day, time } = split(text);
  return isDay(day) && (time === null || TIME.test(time));
}

/** True for a day and a time, with an offset of any spelling or none. */
export function isMoment(text: string): boolean {
  const { day, time } = split(text);
  return isDay(day) && time !== null && TIME.test(time);
}

function split(text: string): { day: string; time: string | null } {
  const cut = /[T ]/i.test(text.charAt(10));
  return cut ? { day: text.slice(0, 10), time: text.slice(11) } : { day: text, time: null };
}

function isDay(text: string): boolean {
  const [, year, month, day] = (DAY.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) {
    return false;
  }
  // Day 0 of the next month is the last of this one.
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
