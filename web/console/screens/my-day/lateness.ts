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

/** The same of somebody under an order, who is due from its first day or the last check, whichever is later; nobody checks on a test. */
export function orderLateness(
  order: { readonly kind: string; readonly from: string; readonly lastFollowUpAt: string | null },
  nowMs: number,
): 24 | 48 | null {
  const { kind, from, lastFollowUpAt: last } = order;
  const since = last !== null && Date.parse(last) > Date.parse(from) ? last : from;
  return kind === 'test' ? null : lateness(since, nowMs);
}
