import type { FigureDelta } from '../../../platform/figures/figure-delta.ts';
import type { TestKind, TestResult } from '../types.ts';

/** What of a person's sample is counted. */
export type CountedSample = {
  readonly dataset: string;
  readonly areaNo: number;
  readonly kind: TestKind;
  readonly result: TestResult | null;
  readonly resultAt: number | null;
};

/** Counters of one person's released result, at the hour of the result. A test that was not done counts nowhere. */
export function sampleCounts(sample: CountedSample, by = 1): FigureDelta[] {
  const { dataset, areaNo, kind, result, resultAt } = sample;
  if (result === null || resultAt === null || result === 'NOT_DONE') {
    return [];
  }
  const metrics = ['lab.tests', ...(kind === 'pcr' ? ['lab.pcr'] : [])];
  if (result === 'POSITIVE') {
    metrics.push(
      'lab.positive',
      ...(kind === 'serology' ? [] : [`lab.positive-${kind === 'pcr' ? 'pcr' : 'rapid'}`]),
    );
  }
  return metrics.map((metric) => ({ metric, dataset, areaNo, at: resultAt, by }));
}
