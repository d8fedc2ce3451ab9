/** Cases of one day by how many days later they were reported. Days are numbers on one scale (days since any origin). */
export interface DelayCell {
  readonly day: number;
  readonly delay: number;
  readonly count: number;
}

/** Share of cases reported within 0, 1, 2 … days of their day, once everything that will come has come. */
export interface ReportingDelay {
  /** `within[d]` is P(delay <= d); the last one is 1. */
  readonly within: readonly number[];
  /** Cases that the estimate rests on. */
  readonly n: number;
}

/** With fewer cases the distribution is too rough to correct anything with. */
const FEWEST_CASES = 20;

/**
 * Distribution of the reporting delay from cases that are known by `asOf`, corrected for right truncation: of recent days
 * only the quickly reported cases are known, so a plain average would say that reporting became faster. The reverse-time
 * hazard g(d) = P(delay = d | delay <= d) is estimated from the days that are old enough to have shown a delay of d, and
 * P(delay <= d) is the product of 1 - g(k) over the longer delays k (Lagakos, Barraj and De Gruttola, Biometrika
 * 1988;75:515-523). Conditional on the longest delay looked at, `maxDelay` days (28); longer and negative ones are left out.
 * `null` with fewer than 20 cases.
 */
export function estimateReportingDelay(
  cells: readonly DelayCell[],
  asOf: number,
  maxDelay = 28,
): ReportingDelay | null {
  const used = cells.filter(({ day, delay }) => delay >= 0 && delay <= maxDelay && day + delay <= asOf);
  const n = used.reduce((sum, { count }) => sum + count, 0);
  if (n < FEWEST_CASES) {
    return null;
  }
  const longest = Math.max(...used.map(({ delay }) => delay));
  const within = Array.from({ length: longest + 1 }, () => 1);
  for (let delay = longest; delay > 0; delay -= 1) {
    const old = used.filter((cell) => cell.day + delay <= asOf && cell.delay <= delay);
    const atRisk = old.reduce((sum, { count }) => sum + count, 0);
    const exactly = old.reduce((sum, cell) => sum + (cell.delay === delay ? cell.count : 0), 0);
    within[delay - 1] = within[delay]! * (atRisk === 0 ? 1 : 1 - exactly / atRisk);
  }
  return { within, n };
}

/** Share of the cases of a day that is expected to be known `age` days later; 0 before the day itself. */
export function shareReported({ within }: ReportingDelay, age: number): number {
  return age < 0 ? 0 : (within[Math.min(age, within.length - 1)] ?? 1);
}
