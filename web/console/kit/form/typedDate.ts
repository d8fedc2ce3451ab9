/**
 * What an officer types as a date: `5/3/2021`, `05032021`, `5-3-21`, with a time after it where one is asked:
 * `5/3/2021 14:05`, `05032021 14h`. A year of two digits is of this century.
 * @returns `YYYY-MM-DD`, or `YYYY-MM-DD HH:mm:00` with `time`; null for what is no date (31/02 is none).
 */
export function parseTypedDate(text: string, time: boolean): string | null {
  const match =
    /^\s*(\d{1,2})[/.\- ]?(\d{1,2})[/.\- ]?(\d{4}|\d{2})(?:[ ,T]+(\d{1,2})(?:[:hg](\d{2})?)?)?\s*$/iu.exec(
      text,
    );
  if (match === null) {
    return null;
  }
  const [, day, month, year, hour = '0', minute = '0'] = match;
  const fullYear = year!.length === 2 ? `20${year}` : year!;
  const two = (part: string) => part.padStart(2, '0');
  const date = `${fullYear}-${two(month!)}-${two(day!)}`;
  const ms = Date.parse(`${date}T00:00:00Z`);
  if (
    Number.isNaN(ms) ||
    !new Date(ms).toISOString().startsWith(date) ||
    Number(hour) > 23 ||
    Number(minute) > 59
  ) {
    return null;
  }
  return time ? `${date} ${two(hour)}:${two(minute)}:00` : date;
}
