import type { LinkRow } from '../store/tables.ts';

/** What decides which of several decisions counts. */
export type RivalLink = Pick<
  LinkRow,
  'id' | 'decision' | 'decided_at' | 'follow_up_until' | 'order_id' | 'last_seen_at' | 'counted_by_since'
>;

/**
 * Which decision counts where two or more records of one person are contacts of one case. What an officer decided since
 * they were one is about the person. Of decisions from before a confirmation goes before a drop, so that nobody who is followed
 * up falls out by a merge; then who is followed up longest, who is under an order, who was seen last, and who was decided on first.
 * @param links at least one.
 */
export function countingLink<T extends RivalLink>(links: readonly T[]): T {
  const together = Math.min(...links.map((link) => link.counted_by_since?.getTime() ?? Infinity));
  const since = (link: T) => (link.decided_at.getTime() > together ? link.decided_at.getTime() : 0);
  return links.toSorted(
    (a, b) =>
      since(b) - since(a) ||
      Number(b.decision === 'CONFIRMED') - Number(a.decision === 'CONFIRMED') ||
      (b.follow_up_until ?? '').localeCompare(a.follow_up_until ?? '') ||
      Number(b.order_id !== null) - Number(a.order_id !== null) ||
      (b.last_seen_at?.getTime() ?? 0) - (a.last_seen_at?.getTime() ?? 0) ||
      a.decided_at.getTime() - b.decided_at.getTime() ||
      a.id.localeCompare(b.id),
  )[0]!;
}
