import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FigureRow, PersonFact } from '../../../platform/figures/figures.ts';

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

/** A counter of released results by hour from a time on, counted from the samples of every dataset, for the recount. */
export async function recountSamples(db: Db | Tx, metric: LabMetric, since: Date): Promise<FigureRow[]> {
  const found = await sql<{ dataset: string; area_no: number; at: Date; value: number }>`
    select dataset, area_no, date_trunc('hour', result_at, 'UTC') as at, count(*)::int as value from lab_sample
    where result <> 'NOT_DONE' and result_at >= ${since} and ${which[metric]} group by 1, 2, 3`.execute(db);
  return found.rows.map(({ dataset, area_no, at, value }) => ({
    dataset,
    areaNo: area_no,
    at: at.getTime(),
    value,
  }));
}
