const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How far a due time is away, in the unit that an officer reads at a glance: minutes, hours below three days, then days. */
export function timeLeft(
  dueAt: number,
  now: number,
): { readonly late: boolean; readonly unit: 'minutes' | 'hours' | 'days'; readonly n: number } {
  const away = Math.abs(dueAt - now);
  const late = dueAt < now;
  if (away < HOUR_MS) {
    return { late, unit: 'minutes', n: Math.floor(away / MINUTE_MS) };
  }
  return away < 72 * HOUR_MS
    ? { late, unit: 'hours', n: Math.floor(away / HOUR_MS) }
    : { late, unit: 'days', n: Math.floor(away / (24 * HOUR_MS)) };
}
