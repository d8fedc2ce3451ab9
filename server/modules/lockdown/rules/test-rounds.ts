/** How one person stands in a test round. */
export type RoundTest = 'sampled' | 'negative' | 'positive' | 'missing';
type Sample = { readonly at: number; readonly result: string | null };

/**
 * How somebody stands in a test round: by the samples taken from its plan on until the next round. A positive result holds;
 * a sample without a result, or of a positive pool, is "sampled".
 */
export function standsIn(samples: readonly Sample[]): RoundTest {
  if (samples.some(({ result }) => result === 'POSITIVE')) {
    return 'positive';
  }
  if (samples.some(({ result }) => result === 'NEGATIVE')) {
    return 'negative';
  }
  return samples.some(({ result }) => result !== 'NOT_DONE') ? 'sampled' : 'missing';
}

/** The times within which samples count for each test round: from its plan until the plan of the next, or until it was lifted. */
export function roundPeriods<T extends { readonly plannedAt: number }>(
  rounds: readonly T[],
  end: number | null,
): Map<T, { readonly from: number; readonly to: number }> {
  const sorted = rounds.toSorted((a, b) => a.plannedAt - b.plannedAt);
  return new Map(
    sorted.map((round, i) => [
      round,
      { from: round.plannedAt, to: sorted[i + 1]?.plannedAt ?? end ?? Number.MAX_SAFE_INTEGER },
    ]),
  );
}
