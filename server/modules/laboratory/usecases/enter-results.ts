import type { Body } from '../../../../contract/kit.ts';
import type { laboratoryApi } from '../../../../contract/laboratory.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import type { LaboratoryContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { planEntry } from '../rules/result-rules.ts';
import { insertResults, type ResultRow, resultsOf } from '../store/results.ts';
import type { TubeRow } from '../store/tubes.ts';
import { noteTubes } from './note-tubes.ts';
import { findRows, outcomeOf, type RowOutcome } from './row-outcomes.ts';

export type ResultItem = Body<(typeof laboratoryApi)['POST /lab/results']>['items'][number];

/** Clocks of analysers up to five minutes ahead are ordinary. */
const AHEAD_MS = 5 * 60_000;

type Entry = { readonly tube: TubeRow; readonly result: ResultRow };

/**
 * Enters results by code, each row for itself. Nothing is released here: a value waits for a second person. A tube
 * that is tested without having been received is received by that. The same value again changes nothing.
 */
export async function enterResults(
  context: LaboratoryContext,
  scope: Scope,
  items: readonly ResultItem[],
): Promise<Outcome<{ outcomes: RowOutcome[] }>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  return await db.transaction().execute(async (tx) => {
    const rows = await findRows(context, scope, tx, 'lab.record', items);
    const tubeIds = rows.flatMap((row) => ('tube' in row ? row.tube.id : []));
    const former = await resultsOf(scope, tx, tubeIds);
    const entries: Entry[] = [];
    const outcomes = rows.map((row) => {
      if ('refusal' in row) {
        return outcomeOf(row.item, null, row.refusal);
      }
      const entry = enter(scope, row.tube, former.get(row.tube.id) ?? [], row.item, now);
      if (entry !== null && 'ok' in entry) {
        return outcomeOf(row.item, row.tube, entry);
      }
      if (entry !== null) {
        entries.push(entry);
      }
      return outcomeOf(row.item, row.tube, null);
    });
    await insertResults(
      scope,
      tx,
      entries.map((entry) => entry.result),
    );
    const changes = entries.map(({ tube, result }) => ({
      tube,
      action: result.reason === null ? 'lab.enter' : 'lab.correct',
      detail: { revision: result.revision },
    }));
    await noteTubes(scope, tx, changes, now);
    return done({ outcomes });
  });
}

function enter(
  scope: Scope,
  tube: TubeRow,
  former: readonly ResultRow[],
  item: ResultItem,
  now: number,
): Entry | Refusal | null {
  const params = { code: tube.code };
  const resultAt = item.resultAt === undefined ? now : Date.parse(item.resultAt);
  if (!(resultAt >= tube.sampled_at.getTime() && resultAt <= now + AHEAD_MS)) {
    return refuse('impossible-time', { fields: { resultAt: 'before the sample or in the future' } });
  }
  const value = (row: ResultRow | undefined) =>
    row === undefined
      ? null
      : valueOf(
          row.result,
          row.method,
          row.kit_lot,
          row.ct,
          item.resultAt === undefined ? null : row.result_at,
        );
  const plan = planEntry(
    {
      status: tube.status,
      releasedRevision: tube.released_revision,
      released: value(former.find((row) => row.revision === tube.released_revision)),
      pending:
        tube.pending_result === null
          ? null
          : value(former.find((row) => row.revision === tube.last_revision)),
    },
    valueOf(
      item.result,
      item.method ?? null,
      item.kitLot ?? null,
      item.ct ?? null,
      item.resultAt === undefined ? null : new Date(resultAt),
    ),
    item.reason,
  );
  switch (plan) {
    case 'rejected':
      return refuse('was-rejected', { params });
    case 'reason-required':
      return refuse('correction-reason', { params });
    case 'same':
      return null;
    default:
      return {
        result: {
          ...rowOf(scope, tube, item, now),
          result_at: new Date(resultAt),
          reason: plan === 'correct' ? item.reason! : null,
        },
        tube: {
          ...tube,
          status: tube.status === 'RELEASED' ? 'RELEASED' : 'ENTERED',
          received_at: tube.received_at ?? new Date(now),
          received_by: tube.received_by ?? scope.actor.name,
          last_revision: tube.last_revision + 1,
          pending_result: item.result,
          pending_by: scope.actor.id,
        },
      };
  }
}

/** The next value of a tube as it shall be stored, not released. */
export function rowOf(
  scope: Scope,
  tube: Pick<TubeRow, 'id' | 'last_revision'>,
  item: { readonly [K in 'result' | 'method' | 'kitLot' | 'ct']?: ResultItem[K] | undefined } & Pick<
    ResultItem,
    'result'
  >,
  now: number,
): ResultRow {
  return {
    tube_id: tube.id,
    revision: tube.last_revision + 1,
    dataset: scope.dataset,
    result: item.result,
    method: item.method ?? null,
    kit_lot: item.kitLot ?? null,
    ct: item.ct ?? null,
    result_at: new Date(now),
    entered_at: new Date(now),
    entered_by_id: scope.actor.id,
    entered_by: scope.actor.name,
    released_at: null,
    released_by: null,
    reason: null,
  };
}

function valueOf(
  result: string,
  method: string | null,
  kitLot: string | null,
  ct: Record<string, number> | null,
  at: Date | null,
): string {
  const genes = ct === null ? null : Object.entries(ct).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([result, method, kitLot, genes, at?.toISOString() ?? null]);
}
