/** How long a level has before the next one is to be called. */
export const CALL_STEP_MS = 10 * 60_000;

export type OnDuty = { readonly level: number; readonly from: number; readonly until: number };
export type CallLevel<T extends OnDuty> = {
  readonly level: number;
  readonly dueAt: number;
  readonly due: boolean;
  readonly people: readonly T[];
};

/**
 * Whom to call for an alert: the levels that have somebody on duty at the time it comes to them, in order, each ten
 * minutes after the one before. A level without anybody costs no ten minutes. Acknowledged: what was not due by then
 * is never due. Times are Unix ms.
 */
export function callTree<T extends OnDuty>(
  turns: readonly T[],
  raisedAt: number,
  acknowledgedAt: number | null,
  now: number,
): CallLevel<T>[] {
  const levels = [...new Set(turns.map(({ level }) => level))].toSorted((a, b) => a - b);
  const until = Math.min(now, acknowledgedAt ?? Number.POSITIVE_INFINITY);
  const tree: CallLevel<T>[] = [];
  let dueAt = raisedAt;
  for (const level of levels) {
    // Whoever is called late is the one on duty now, not at the time of the alert.
    const asked = Math.max(dueAt, Math.min(until, dueAt + CALL_STEP_MS));
    const people = turns.filter((turn) => turn.level === level && turn.from <= asked && asked < turn.until);
    if (people.length > 0) {
      tree.push({ level, dueAt, due: dueAt <= until, people });
      dueAt += CALL_STEP_MS;
    }
  }
  return tree;
}
