import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { ClusterContext } from '../context.ts';
import { noteChange } from '../store/changes.ts';
import { deleteParticipants } from '../store/participants.ts';
import type { ShownOutcome } from './find-participants.ts';
import { findParticipants, notTakingPart } from './find-participants.ts';
import { announce } from './open-cluster.ts';
import { lockReached } from './reach-cluster.ts';

/** Takes people off the participants. Contacts and cases that were made of them stay, with their evidence. */
export async function removeParticipants(
  context: ClusterContext,
  scope: Scope,
  id: string,
  personIds: readonly string[],
): Promise<Outcome<{ outcomes: ShownOutcome[] }>> {
  const { platform } = context;
  const now = platform.clock.now();
  return await platform.db
    .transaction()
    .execute(async (tx): Promise<Outcome<{ outcomes: ShownOutcome[] }>> => {
      const locked = await lockReached(context, scope, tx, id);
      if (!locked.ok) {
        return locked;
      }
      const cluster = locked.value;
      const asked = await findParticipants(context, scope, tx, cluster.id, personIds);
      // With every number of a merged record: another row of the same person would come up in its place.
      const numbers = await context.people.numbersOf(
        scope,
        tx,
        asked.flatMap(({ row }) => row?.person_no ?? []),
      );
      const gone = await deleteParticipants(scope, tx, cluster.id, [...numbers.values()].flat());
      if (gone.size > 0) {
        await noteChange(scope, tx, cluster.id, now, { kind: 'participants', count: -gone.size });
        await announce(scope, tx, cluster, now);
        await audit(tx, scope, now, [
          {
            action: 'cluster.remove-participants',
            subjectKind: 'cluster',
            subjectId: cluster.id,
            areaNo: cluster.area_no,
            detail: { removed: gone.size },
          },
        ]);
      }
      return done({
        outcomes: asked.map(({ personId, row }) =>
          row === null ? notTakingPart(personId) : { id: personId, status: 200 },
        ),
      });
    });
}
