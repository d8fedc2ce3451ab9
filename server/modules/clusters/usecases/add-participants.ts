import type { Static } from 'typebox';
import type { clustersApi } from '../../../../contract/clusters.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refusedRow } from '../../../platform/outcomes/rows.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { ClusterContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { noteChange } from '../store/changes.ts';
import type { ClusterRow } from '../store/clusters.ts';
import { insertParticipants, linkCases, participantsOf } from '../store/participants.ts';
import { type Gathered, gatherPeople, type ParticipantsInput } from './gather-people.ts';
import { announce } from './open-cluster.ts';
import { lockReached, reachCluster } from './reach-cluster.ts';
import { participantCases } from './show-cluster.ts';

type Added = Static<(typeof clustersApi)['POST /clusters/{id}/participants']['reply'][200]>;

/**
 * Adds participants in one step, in one transaction; a wrong row is refused alone, and who takes part already stays as
 * he is. Cases of the disease among the new ones are linked. Repeatable by the request's id.
 */
export async function addParticipants(
  context: ClusterContext,
  scope: Scope,
  id: string,
  input: ParticipantsInput,
): Promise<Outcome<Added>> {
  const { platform } = context;
  const reached = await reachCluster(context, scope, platform.db, id);
  if (!reached.ok) {
    return reached;
  }
  if (
    [input.rows, input.checkIns, input.householdOf, input.rosterId, input.caseIds].every(
      (one) => one === undefined,
    )
  ) {
    return refuse('nobody-given', { fields: { rows: 'required' } });
  }
  const now = platform.clock.now();
  const requestId = (input.id ?? uuid7(now)).toLowerCase();
  const content = { ...input, id: requestId, cluster: reached.value.id };
  return await platform.db.transaction().execute(
    async (tx) =>
      await once(tx, { id: requestId, kind: 'cluster-participants', content, at: now }, async () => {
        const locked = await lockReached(context, scope, tx, id);
        if (!locked.ok) {
          return locked;
        }
        const gathered = await gatherPeople(context, scope, tx, locked.value, input);
        return gathered.ok
          ? done(await saveParticipants(context, scope, tx, locked.value, gathered.value))
          : gathered;
      }),
  );
}

/** Writes who was gathered, with the cases among them; the cluster is locked. */
export async function saveParticipants(
  context: ClusterContext,
  scope: Scope,
  tx: Tx,
  cluster: ClusterRow,
  gathered: readonly Gathered[],
): Promise<Added> {
  const now = context.platform.clock.now();
  const people = new Map<number, Exclude<Gathered, { readonly ok: false }>>();
  for (const one of gathered) {
    if (!('ok' in one) && !people.has(one.personNo)) {
      people.set(one.personNo, one);
    }
  }
  const there = new Set((await participantsOf(scope, tx, cluster.id)).map((row) => row.person_no));
  const numbers = await context.people.numbersOf(scope, tx, [...people.keys()]);
  const fresh = [...people.values()].filter(
    ({ personNo }) => !(numbers.get(personNo) ?? []).some((no) => there.has(no)),
  );
  const added = await insertParticipants(
    scope,
    tx,
    cluster.id,
    fresh.map((one) => ({
      person_no: one.personNo,
      involvement: one.involvement,
      source: one.source,
      ...clipped(cluster, one.from, one.to),
      added_at: new Date(now),
      added_by: scope.actor.name,
    })),
  );
  const casesOf = await participantCases(context, scope, tx, [...people.keys()]);
  const cases = [...casesOf.values()].flat().filter((one) => one.disease === cluster.disease);
  const given = [...people.values()].flatMap((one) => one.caseId ?? []);
  const linked = await linkCases(
    scope,
    tx,
    cluster.id,
    [...new Set([...given, ...cases.map((one) => one.caseId)])],
    { at: new Date(now), name: scope.actor.name },
  );
  if (added.size > 0 || linked > 0) {
    await noteChange(scope, tx, cluster.id, now, { kind: 'participants', count: added.size });
    await announce(scope, tx, cluster, now);
    await audit(tx, scope, now, [
      {
        action: 'cluster.add-participants',
        subjectKind: 'cluster',
        subjectId: cluster.id,
        areaNo: cluster.area_no,
        detail: { added: added.size, cases: linked },
      },
    ]);
  }
  const persons = await context.people.resolvedByNo(scope, tx, [...people.keys()]);
  return {
    added: added.size,
    known: people.size - added.size,
    outcomes: gathered.map((one): Added['outcomes'][number] => {
      if ('ok' in one) {
        return refusedRow(null, one);
      }
      const id = persons.get(one.personNo)?.personId ?? null;
      return { id, status: added.has(one.personNo) ? 201 : 200 };
    }),
  };
}

/** When somebody took part, inside the event where that leaves anything. */
function clipped(
  cluster: ClusterRow,
  from: number | null,
  to: number | null,
): { from_at: Date; to_at: Date } {
  const start = Math.max(cluster.from_at.getTime(), from ?? -Infinity);
  const end = Math.min(cluster.to_at.getTime(), to ?? Infinity);
  return start < end
    ? { from_at: new Date(start), to_at: new Date(end) }
    : { from_at: cluster.from_at, to_at: cluster.to_at };
}
