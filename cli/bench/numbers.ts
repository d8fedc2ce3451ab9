/** A figure of the benchmark beside its baseline of the same run. */
export type Measured = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it is compared with, measured in turns with it. */
  readonly baseline?: { readonly name: string; readonly value: number };
  /** Median over the rounds of value / baseline, so that a busy moment touches both. */
  readonly ratio?: number;
  readonly target?: Target;
  readonly note?: string;
  /** A missed target is told, but the command does not fail by it. */
  readonly advisory?: true;
};

/** At least or at most `bound`, of the value or of the ratio. */
export type Target = {
  readonly of: 'value' | 'ratio';
  readonly is: 'at least' | 'at most';
  readonly bound: number;
};

/** Whether the target is reached; null without a target. */
export function isMet({ value, ratio, target }: Measured): boolean | null {
  if (target === undefined) {
    return null;
  }
  const seen = target.of === 'value' ? value : (ratio ?? Number.NaN);
  return target.is === 'at least' ? seen >= target.bound : seen <= target.bound;
}

/** The middle value; of an even count the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)]!;
}

/** The value that `share` of all do not exceed (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
