import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { TestResult } from '../types.ts';

/** A sample of a person; `result` null: not released, or of a positive pool. */
export type SampledPerson = {
  readonly personNo: number;
  readonly sampledAt: Date;
  readonly result: TestResult | null;
};

/** Samples of these person numbers for one disease, taken in a period (`to` excluded). */
export async function sampledBetween(
  scope: Scope,
  db: Db | Tx,
  asked: {
    readonly personNos: readonly number[];
    readonly disease: string;
    readonly from: Date;
    readonly to: Date;
  },
): Promise<SampledPerson[]> {
  const found = await sql<SampledPerson>`select person_no as "personNo", sampled_at as "sampledAt", result
    from lab_sample where person_no = any(${asked.personNos}::bigint[]) and dataset = ${scope.dataset}
      and disease = ${asked.disease} and sampled_at >= ${asked.from} and sampled_at < ${asked.to}`.execute(
    db,
  );
  return found.rows;
}
