import type { Static } from 'typebox';
import type { Query } from '../../../../contract/kit.ts';
import type { tasksApi } from '../../../../contract/tasks.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { DirectiveContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { rankParties } from '../rules/rank-parties.ts';
import { tasksOfParties } from '../store/task-ranking.ts';
import { seenAreaNos } from './reach.ts';

type Api = (typeof tasksApi)['GET /task-ranking'];
export type TaskRanking = Static<Api['reply'][200]>;

/** Departments, or communes, by what they did of their tasks fallen due, beside the same length of time before. */
export async function rankTasks(
  context: DirectiveContext,
  scope: Scope,
  query: Query<Api>,
): Promise<Outcome<TaskRanking>> {
  const { db, clock } = context.platform;
  const kind = query.of ?? 'organisation';
  // What is not due yet says nothing of anybody.
  const to = Math.min(clock.now(), query.to === undefined ? clock.now() : Date.parse(query.to));
  const from = Date.parse(query.from);
  if (from >= to) {
    return refuse('bad-period', { fields: { from: 'time', to: 'time' } });
  }
  const rows = await tasksOfParties(scope, db, {
    kind,
    areaNos: seenAreaNos(context, scope),
    before: new Date(from - (to - from)),
    from: new Date(from),
    to: new Date(to),
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const places = rankParties(
    rows.map((row) => ({
      id: row.id,
      now: row,
      before: { due: row.before_due, done: row.before_done },
    })),
  );
  const items = places.map(({ id, rank, beforeRank, next }) => {
    const row = byId.get(id)!;
    return {
      id,
      kind,
      name: row.name,
      areaName: context.areas.byNo(row.area_no)?.fullName ?? '',
      rank,
      beforeRank,
      due: row.due,
      done: row.done,
      inTime: row.in_time,
      beforeDue: row.before_due,
      beforeDone: row.before_done,
      next,
    };
  });
  return done({ from: new Date(from).toISOString(), to: new Date(to).toISOString(), items });
}
