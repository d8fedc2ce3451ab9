import type { Query, Reply } from '../../../../contract/kit.ts';
import type { trainingApi } from '../../../../contract/training.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { STUCK_MS, stepOf } from '../rules/progress.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import type { TrainingContext } from '../context.ts';
import { drills } from '../rules/drills.ts';
import { listRuns } from '../store/runs.ts';

type Endpoint = (typeof trainingApi)['GET /training/results'];
export type ShownResult = Reply<Endpoint>['items'][number];

const MINUTE_MS = 60_000;

/** Time and id of the last row of the page before; a cursor that is none begins the list again. */
function lastOf(cursor: string | undefined): readonly [at: string, id: string] | null {
  const [at, id] = decodeCursor(cursor) ?? [];
  return typeof at === 'string' && typeof id === 'string' ? [at, id] : null;
}

/** Who trained, the newest first; by name or unit, written with or without marks. */
export async function showResults(
  { platform }: Pick<TrainingContext, 'platform'>,
  scope: Scope,
  { limit = 50, cursor, q, drill, state }: Query<Endpoint>,
): Promise<Reply<Endpoint>> {
  const now = platform.clock.now();
  const rows = await listRuns(scope, platform.db, {
    limit: limit + 1,
    words: q === undefined ? null : fold(q),
    after: lastOf(cursor),
    ...runFilter({ drill, state }, now),
  });
  const page = cutPage(rows, limit, (row) => [row.started_at.toISOString(), row.id]);
  return {
    items: page.rows.map((row) => {
      const drill = drills.get(row.drill);
      const step = stepOf(row);
      return {
        id: row.id,
        name: row.trainee,
        unit: row.unit,
        drill: drill?.vi ?? row.drill,
        startedAt: row.started_at.toISOString(),
        finishedAt: row.finished_at?.toISOString() ?? null,
        done: row.done.length,
        steps: drill?.steps.length ?? row.done.length,
        minutes:
          row.finished_at === null
            ? null
            : Math.round((row.finished_at.getTime() - row.started_at.getTime()) / MINUTE_MS),
        step: step?.vi ?? null,
        stepEn: step?.en ?? null,
        movedAt: new Date(Math.min(now, row.moved_at.getTime())).toISOString(),
        idleMinutes:
          row.finished_at === null
            ? Math.max(0, Math.floor((now - row.moved_at.getTime()) / MINUTE_MS))
            : null,
      };
    }),
    next: page.next,
    total: null,
  };
}

/** A filter of the list as the store takes it. */
export function runFilter(
  { drill, state }: { readonly [key in 'drill' | 'state']?: Query<Endpoint>[key] | undefined },
  now: number,
): Pick<Parameters<typeof listRuns>[2], 'drill' | 'state' | 'movedBefore'> {
  return {
    drill,
    state: state === 'stuck' ? 'open' : state,
    movedBefore: state === 'stuck' ? new Date(now - STUCK_MS) : undefined,
  };
}
