import type { Scope } from '../../../platform/access/scope.ts';
import type { CommunityContext } from '../context.ts';
import { lockTeam, teamsIn, updateTeam } from '../store/teams.ts';

/** A team has a leader, and trainees of former classes make room for new ones. */
const MOST = 20;

/**
 * Puts an account into the team of a commune that has the fewest members: a trainee has no officer who does it, and
 * without a team there is no household to visit.
 * @returns whether the commune has a team.
 */
export async function joinTeam(
  { platform, areas }: Pick<CommunityContext, 'platform' | 'areas'>,
  scope: Scope,
  areaId: string,
  accountId: string,
): Promise<boolean> {
  const area = areas.byId(areaId);
  return await platform.db.transaction().execute(async (tx) => {
    const teams = area === undefined ? [] : await teamsIn(scope, tx, [area.no]);
    const [smallest] = teams.toSorted((a, b) => a.accountIds.length - b.accountIds.length);
    const team = smallest === undefined ? undefined : await lockTeam(scope, tx, smallest.id);
    if (team === undefined) {
      return false;
    }
    const [leader = [], ...others] = team.accountIds;
    const accountIds = [leader, others.slice(-(MOST - 2)), accountId].flat();
    await updateTeam(scope, tx, { ...team, accountIds }, null);
    return true;
  });
}
