/** A code that stays before the camera is read again and again: it counts once until it was out of sight so long. */
const GONE_MS = 4_000;

export type LastSeen = { readonly text: string; readonly at: number };

/** Whether a text from the camera is new; `next` remembers it. Times in milliseconds. */
export function isNewSight(
  before: LastSeen | null,
  text: string,
  at: number,
): { readonly fresh: boolean; readonly next: LastSeen } {
  const fresh = before === null || before.text !== text || at - before.at > GONE_MS;
  return { fresh, next: { text, at } };
}

/** The camera looks again at `at`: while nobody looked, nothing was out of sight. */
export function lookAgain(before: LastSeen | null, at: number): LastSeen | null {
  return before === null ? null : { text: before.text, at };
}
