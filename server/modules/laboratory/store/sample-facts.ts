import { type RawBuilder, sql } from 'kysely';
import type { PersonFact } from '../../../platform/figures/figures.ts';

/** Which released results count. The same rule in code: `sampleCounts`. */
const which = {
  'lab.tests': sql`true`,
  'lab.pcr': sql`kind = 'pcr'`,
  'lab.positive': sql`result = 'POSITIVE'`,
  'lab.positive-pcr': sql`result = 'POSITIVE' and kind = 'pcr'`,
  'lab.positive-rapid': sql`result = 'POSITIVE' and kind not in ('pcr', 'serology')`,
} as const;

export type LabMetric = keyof typeof which;

/** Query of the released results behind a counter with the person of each. */
export function sampleFacts(dataset: string, metric: LabMetric): RawBuilder<PersonFact> {
  return sql`select area_no, result_at as at, person_no, 1 as value from lab_sample
    where dataset = ${dataset} and result <> 'NOT_DONE' and result_at is not null and ${which[metric]}`;
}
