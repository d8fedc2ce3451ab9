import type { Body } from '../../../../contract/kit.ts';
import type { laboratoryApi } from '../../../../contract/laboratory.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvents } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import type { LaboratoryContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { sampleCounts } from '../rules/lab-figures.ts';
import { memberResult, needsSecondPerson } from '../rules/result-rules.ts';
import { markReleased, type ResultRow, resultsOf } from '../store/results.ts';
import { type SampleRow, samplesOfTubes, setResults } from '../store/samples.ts';
import { type TubeRow, updateTubes } from '../store/tubes.ts';
import { findRows, outcomeOf, type RowOutcome } from './row-outcomes.ts';

type Item = Body<(typeof laboratoryApi)['POST /lab/releases']>['items'][number];
export type Release = { readonly tube: TubeRow; readonly result: ResultRow };

/** Verifies and releases results that wait, each row for itself; what was released already is released. */
export async function releaseResults(
  context: LaboratoryContext,
  scope: Scope,
  items: readonly Item[],
): Promise<Outcome<{ outcomes: RowOutcome[] }>> {
  const { db, clock } = context.platform;
  return await db.transaction().execute(async (tx) => {
    const rows = await findRows(context, scope, tx, 'lab.verify', items);
    const tubeIds = rows.flatMap((row) => ('tube' in row ? row.tube.id : []));
    const values = await resultsOf(scope, tx, tubeIds);
    const releases: Release[] = [];
    const outcomes = rows.map((row) => {
      if ('refusal' in row) {
        return outcomeOf(row.item, null, row.refusal);
      }
      const { tube, item } = row;
      if (tube.released_revision === item.revision && tube.pending_result === null) {
        return outcomeOf(item, tube, null);
      }
      const refused = refuseRelease(scope, tube, item.revision);
      if (refused === null) {
        const result = values.get(tube.id)!.find((value) => value.revision === item.revision)!;
        releases.push({ tube, result });
      }
      return outcomeOf(item, tube, refused);
    });
    await release(scope, tx, releases, clock.now());
    return done({ outcomes });
  });
}

function refuseRelease(scope: Scope, tube: TubeRow, revision: number): Refusal | null {
  const params = { code: tube.code };
  if (tube.pending_result === null) {
    return refuse('nothing-to-release', { params });
  }
  if (tube.last_revision !== revision) {
    return refuse('value-changed', { params });
  }
  return needsSecondPerson(tube.kind) && tube.pending_by === scope.actor.id
    ? refuse('own-entry', { params })
    : null;
}

/**
 * Releases values of tubes: the tube, each person's result, counters, one event a tube, audit. A value that replaces
 * a released one takes the former out of the hour that it was counted in.
 */
export async function release(
  scope: Scope,
  tx: Tx,
  releases: readonly Release[],
  now: number,
): Promise<void> {
  if (releases.length === 0) {
    return;
  }
  const tubes = releases.map(({ tube, result }): TubeRow => ({
    ...tube,
    status: 'RELEASED',
    released_revision: result.revision,
    result: result.result,
    result_at: result.result_at,
    released_at: tube.released_at ?? new Date(now),
    pending_result: null,
    pending_by: null,
  }));
  const samples = Map.groupBy(
    await samplesOfTubes(
      scope,
      tx,
      tubes.map((tube) => tube.id),
    ),
    (sample) => sample.tube_id,
  );
  await updateTubes(scope, tx, tubes);
  await markReleased(
    scope,
    tx,
    releases.map(({ result }) => ({ tubeId: result.tube_id, revision: result.revision })),
    { at: new Date(now), name: scope.actor.name },
  );
  const values = tubes.map((tube) => {
    const result = memberResult(tube.members, tube.result!);
    return { tubeId: tube.id, result, resultAt: result === null ? null : tube.result_at };
  });
  await setResults(scope, tx, values);
  await addFigures(
    tx,
    values.flatMap(({ tubeId, result, resultAt }) =>
      (samples.get(tubeId) ?? []).flatMap((sample) => [
        ...countsOf(sample, -1),
        ...countsOf({ ...sample, result, result_at: resultAt }, 1),
      ]),
    ),
  );
  await announce(scope, tx, releases, samples, now);
}

function countsOf(sample: SampleRow, by: number) {
  const { dataset, kind, result } = sample;
  return sampleCounts(
    { dataset, areaNo: sample.area_no, kind, result, resultAt: sample.result_at?.getTime() ?? null },
    by,
  );
}

async function announce(
  scope: Scope,
  tx: Tx,
  releases: readonly Release[],
  samples: ReadonlyMap<string, readonly SampleRow[]>,
  now: number,
): Promise<void> {
  await appendEvents(
    tx,
    releases.map(({ tube, result }) => ({
      topic:
        tube.released_revision === 0 ? ('lab.result-released' as const) : ('lab.result-corrected' as const),
      dataset: scope.dataset,
      payload: {
        tubeId: tube.id,
        revision: result.revision,
        areaNos: [...new Set([tube.area_no, ...(samples.get(tube.id) ?? []).map((one) => one.area_no)])],
      },
      at: now,
    })),
  );
  await audit(
    tx,
    scope,
    now,
    releases.map(({ tube, result }) => ({
      action: 'lab.release',
      subjectKind: 'tube',
      subjectId: tube.id,
      areaNo: tube.area_no,
      detail: { revision: result.revision },
    })),
  );
}
