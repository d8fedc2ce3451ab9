const HOUR_MS = 3_600_000;

/** How late a follow-up is: nobody was reached for more than 24 or 48 hours; null while it is in time. */
export function lateness(lastVisitAt: string | null, nowMs: number): 24 | 48 | null {
  if (lastVisitAt === null) {
    return null;
  }
  const hours = (nowMs - Date.parse(lastVisitAt)) / HOUR_MS;
  if (hours > 48) {
    return 48;
  }
  return hours > 24 ? 24 : null;
}
