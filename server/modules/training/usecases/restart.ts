import type { Body } from '../../../../contract/kit.ts';
import type { trainingApi } from '../../../../contract/training.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { TrainingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { listEntries } from '../store/entries.ts';
import { restartRuns } from '../store/runs.ts';
import { entryFilter } from './show-results.ts';

/** More than stand in one hall; a province begins again by its filters. */
const MOST = 5_000;

/**
 * Begins the drill again for these runs, or for the newest run of everybody who matches. The old run stays among the results;
 * the records of the new one are made when the trainee's screen next asks, so that a whole province costs no waiting.
 */
export async function restart(
  { platform }: Pick<TrainingContext, 'platform'>,
  scope: Scope,
  { ids, match }: Body<(typeof trainingApi)['POST /training/restarts']>,
): Promise<Outcome<{ restarted: number }>> {
  if ((ids === undefined) === (match === undefined)) {
    return refuse('nobody-named');
  }
  const now = platform.clock.now();
  const named =
    ids ??
    (
      await listEntries(scope, platform.db, entryFilter(match ?? {}, now), {
        limit: MOST,
        after: null,
        sort: 'startedAt',
        descending: true,
      })
    ).map(({ id }) => id);
  const restarted = await platform.db.transaction().execute(async (tx) => {
    const made = await restartRuns(
      scope,
      tx,
      named.map((id) => ({ from: id.toLowerCase(), id: uuid7(now) })),
      new Date(now),
    );
    await audit(tx, scope, now, [{ action: 'training.restart', detail: { runs: made } }]);
    return made;
  });
  return done({ restarted });
}
