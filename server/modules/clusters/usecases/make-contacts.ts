import type { Scope } from '../../../platform/access/scope.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { addEventContacts } from '../../tracing/index.ts';
import type { ClusterContext } from '../context.ts';
import { noteChange } from '../store/changes.ts';
import type { ShownOutcome } from './find-participants.ts';
import { findParticipants, notTakingPart } from './find-participants.ts';
import { reachCluster } from './reach-cluster.ts';

/** Participants become contacts of a case; the event and their time there are the evidence. */
export async function makeContacts(
  context: ClusterContext,
  scope: Scope,
  id: string,
  input: {
    readonly caseId: string;
    readonly personIds: readonly string[];
    readonly confirm?: boolean | undefined;
  },
): Promise<Outcome<{ outcomes: ShownOutcome[] }>> {
  const { platform } = context;
  const reached = await reachCluster(context, scope, platform.db, id);
  if (!reached.ok) {
    return reached;
  }
  const cluster = reached.value;
  const asked = await findParticipants(context, scope, platform.db, cluster.id, input.personIds);
  const event = { id: cluster.id, name: cluster.title, placeNo: cluster.place_no };
  const taking = asked.flatMap(({ personId, row }) =>
    row === null
      ? []
      : [{ personId, personNo: row.person_no, from: row.from_at.getTime(), to: row.to_at.getTime() }],
  );
  const made = await addEventContacts(context, scope, input.caseId, event, taking, input.confirm === true);
  if (!made.ok) {
    return made;
  }
  const outcomeOf = new Map(made.value.outcomes.map((one) => [one.id, one]));
  const count = made.value.outcomes.filter((one) => one.status < 400).length;
  if (count > 0) {
    await platform.db.transaction().execute(async (tx) => {
      const change = { kind: 'contacts' as const, count, case_id: input.caseId.toLowerCase() };
      await noteChange(scope, tx, cluster.id, platform.clock.now(), change);
    });
  }
  return done({ outcomes: asked.map(({ personId }) => outcomeOf.get(personId) ?? notTakingPart(personId)) });
}
