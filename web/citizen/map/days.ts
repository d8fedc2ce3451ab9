const DAY_MS = 86_400_000;
/** The slider's steps at most: a year. */
const MOST_DAYS = 366;

/** Calendar dates from the first day with figures to today; both of Vietnam. */
export function daysOf(firstDay: string | null, today: string): string[] {
  const last = Date.parse(today);
  const earliest = last - (MOST_DAYS - 1) * DAY_MS;
  // A phone whose clock is behind still has its own today.
  const first = firstDay === null ? last : Math.min(last, Math.max(Date.parse(firstDay), earliest));
  const count = Math.round((last - first) / DAY_MS) + 1;
  return Array.from({ length: count }, (_, i) => new Date(first + i * DAY_MS).toISOString().slice(0, 10));
}
