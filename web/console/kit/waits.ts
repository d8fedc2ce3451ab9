/** How much something that waits presses. */
export type WaitTone = 'info' | 'warning' | 'bad';
export type Waiting = { readonly id: string; readonly tone: WaitTone };

const pressing: readonly WaitTone[] = ['bad', 'warning', 'info'];
/** So many lines stand on a phone as they are: a fold would save none of them. */
const MOST_OPEN = 2;

/** What stays open when the lines are folded: the first of those that press most; null: nothing waits. */
export function mostUrgent(waits: readonly Waiting[]): string | null {
  const byTone = pressing.map((tone) => waits.find((one) => one.tone === tone)?.id);
  return byTone.find((id) => id !== undefined) ?? null;
}

/** Whether so many lines are worth a fold. */
export function folds(waits: readonly Waiting[]): boolean {
  return waits.length > MOST_OPEN;
}
