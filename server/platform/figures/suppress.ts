/** Counts below this, but not zero, are not published for a commune: they could point at a person. */
export const SUPPRESSED_BELOW = 5;

/** A count as it may be published: null where it is small. */
export function suppressed(count: number, below = SUPPRESSED_BELOW): number | null {
  return count !== 0 && Math.abs(count) < below ? null : count;
}

/**
 * Counts of the parts of a published total. Where exactly one part is hidden, the total would give it away, so the
 * smallest other part that is not zero is hidden with it.
 */
export function suppressedParts(counts: readonly number[], below = SUPPRESSED_BELOW): (number | null)[] {
  const shown = counts.map((count) => suppressed(count, below));
  if (shown.filter((count) => count === null).length === 1) {
    const others = shown.filter((count) => count !== null && count !== 0) as number[];
    const smallest = shown.indexOf(Math.min(...others));
    if (smallest >= 0) {
      shown[smallest] = null;
    }
  }
  return shown;
}
