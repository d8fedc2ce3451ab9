import type { Scope } from '../../platform/access/scope.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { memberResult } from './rules/result-rules.ts';
import { countTests, type TestCounts } from './store/counts.ts';
import { resultsOf } from './store/results.ts';
import { newestResults, releasedOf, type SampleRow, samplesOfTubes } from './store/samples.ts';
import { findTube } from './store/tubes.ts';
import type { PersonResult, TestResult } from './types.ts';

/** The door of the laboratory. */
export type { LaboratoryContext } from './context.ts';
export type { PosNeg, TestCounts } from './store/counts.ts';
export type { Disease, PersonResult, TestKind, TestResult } from './types.ts';
export { samplesTaken } from './store/samples.ts';
export { type SampledPerson, sampledBetween } from './store/sampled-between.ts';
export { recordTest, type RapidTest } from './usecases/record-test.ts';

/**
 * The newest released result of each person number, disease and kind of test, by the time of the sample. A test that
 * was not done is none; of a positive pool only the members' own tests count. Give all numbers of merged people.
 */
export async function latestResults(
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
): Promise<PersonResult[]> {
  return personNos.length === 0 ? [] : (await newestResults(scope, db, personNos)).map(toResult);
}

/** Every released result of these person numbers, oldest first. Give all numbers of merged people. */
export async function releasedResults(
  scope: Scope,
  db: Db | Tx,
  personNos: readonly number[],
): Promise<PersonResult[]> {
  return personNos.length === 0 ? [] : (await releasedOf(scope, db, personNos)).map(toResult);
}

/**
 * Results and people in a period of result times (Unix ms, `to` excluded) in these areas, by the person's home. Pools
 * are expanded: a negative pool of n is n negative tests, a positive one counts through its members' own tests. A
 * person with any positive result in the period is positive, otherwise negative, whatever records were merged; unclear results
 * count nowhere.
 */
export async function testCounts(
  scope: Scope,
  db: Db | Tx,
  where: {
    readonly areaNos: readonly number[];
    readonly from: number;
    readonly to: number;
    /** Null: of every disease. */
    readonly disease?: string | null;
  },
): Promise<TestCounts> {
  return await countTests(scope, db, {
    areaNos: where.areaNos,
    from: new Date(where.from),
    to: new Date(where.to),
    disease: where.disease ?? null,
  });
}

/** What a release said of the people of a tube, and what the value before it said; null: nothing of single people. */
export type TubeRelease = {
  readonly people: readonly { readonly personNo: number; readonly areaNo: number }[];
  readonly now: Omit<PersonResult, 'personNo' | 'result'> & { readonly result: TestResult | null };
  readonly before: TestResult | null;
  readonly revision: number;
};

/** The released value of a tube, for those who follow `lab.result-released` and `lab.result-corrected`. */
export async function resultsOfTube(
  scope: Scope,
  db: Db | Tx,
  tubeId: string,
): Promise<TubeRelease | undefined> {
  const tube = await findTube(scope, db, tubeId);
  if (tube === undefined || tube.released_revision === 0) {
    return undefined;
  }
  const values = (await resultsOf(scope, db, [tubeId])).get(tubeId) ?? [];
  const before = values.find(
    (value) => value.released_at !== null && value.revision < tube.released_revision,
  );
  return {
    people: (await samplesOfTubes(scope, db, [tubeId])).map((sample) => ({
      personNo: sample.person_no,
      areaNo: sample.area_no,
    })),
    now: {
      tubeId,
      disease: tube.disease,
      kind: tube.kind,
      result: memberResult(tube.members, tube.result!),
      sampledAt: tube.sampled_at.getTime(),
      resultAt: tube.result_at!.getTime(),
    },
    before: before === undefined ? null : memberResult(tube.members, before.result),
    revision: tube.released_revision,
  };
}

function toResult(row: SampleRow): PersonResult {
  return {
    personNo: row.person_no,
    tubeId: row.tube_id,
    disease: row.disease,
    kind: row.kind,
    result: row.result!,
    sampledAt: row.sampled_at.getTime(),
    resultAt: row.result_at!.getTime(),
  };
}
