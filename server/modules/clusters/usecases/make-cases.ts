import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refusedRow } from '../../../platform/outcomes/rows.ts';
import { caseNodes, type CasesToOpen, checkCases, openCases } from '../../cases/index.ts';
import type { ClusterContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { noteChange } from '../store/changes.ts';
import type { ClusterRow } from '../store/clusters.ts';
import { linkCases } from '../store/participants.ts';
import type { ShownOutcome } from './find-participants.ts';
import { type AskedParticipant, findParticipants, notTakingPart } from './find-participants.ts';
import { announce } from './open-cluster.ts';
import { lockReached, reachCluster } from './reach-cluster.ts';

/** People of one transaction. */
const CHUNK = 500;

/**
 * Opens cases of the cluster's disease for participants and links them. Who is one already is linked only. A chunk is
 * one transaction, and each person has an outcome.
 */
export async function makeCases(
  context: ClusterContext,
  scope: Scope,
  id: string,
  input: Omit<CasesToOpen, 'disease'> & {
    readonly personIds: readonly string[];
    readonly sourceCaseId?: string | undefined;
  },
): Promise<Outcome<{ outcomes: ShownOutcome[] }>> {
  const { db } = context.platform;
  const reached = await reachCluster(context, scope, db, id);
  if (!reached.ok) {
    return reached;
  }
  const cluster = reached.value;
  const shared = {
    disease: cluster.disease,
    classification: input.classification,
    reportDate: input.reportDate,
  };
  const checked = await checkCases(context, scope, shared);
  if (!checked.ok) {
    return checked;
  }
  const sourceCaseId = input.sourceCaseId?.toLowerCase() ?? null;
  if (sourceCaseId !== null && (await caseNodes(scope, db, [sourceCaseId])).length === 0) {
    return refuse('unknown-case', { fields: { sourceCaseId: 'unknown' } });
  }
  const asked = await findParticipants(context, scope, db, cluster.id, input.personIds);
  const outcomes: ShownOutcome[] = [];
  for (let from = 0; from < asked.length; from += CHUNK) {
    const chunk = asked.slice(from, from + CHUNK);
    const made = await db.transaction().execute(async (tx): Promise<Outcome<ShownOutcome[]>> => {
      const locked = await lockReached(context, scope, tx, id);
      return locked.ok
        ? done(await makeChunk(context, scope, tx, locked.value, shared, sourceCaseId, chunk))
        : locked;
    });
    if (!made.ok) {
      return made;
    }
    outcomes.push(...made.value);
  }
  return done({ outcomes });
}

async function makeChunk(
  context: ClusterContext,
  scope: Scope,
  tx: Tx,
  cluster: ClusterRow,
  shared: CasesToOpen,
  sourceCaseId: string | null,
  asked: readonly AskedParticipant[],
): Promise<ShownOutcome[]> {
  const { people, platform } = context;
  const nos = asked.flatMap(({ row }) => row?.person_no ?? []);
  const numbers = await people.numbersOf(scope, tx, nos);
  const persons = await people.resolvedByNo(scope, tx, nos);
  const cases = await openCases(
    context,
    scope,
    tx,
    shared,
    nos.map((no) => ({
      personNos: numbers.get(no) ?? [no],
      areaNo: persons.get(no)?.areaNo ?? cluster.area_no,
      sourceCaseId,
    })),
  );
  const caseOf = new Map(nos.map((no, i) => [no, cases[i]!]));
  const now = platform.clock.now();
  const ids = cases.flatMap((one) => ('created' in one ? one.caseId : []));
  await linkCases(scope, tx, cluster.id, ids, { at: new Date(now), name: scope.actor.name });
  const created = cases.filter((one) => 'created' in one && one.created).length;
  if (created > 0) {
    await noteChange(scope, tx, cluster.id, now, { kind: 'cases', count: created });
    await announce(scope, tx, cluster, now);
  }
  return asked.map(({ personId, row }): ShownOutcome => {
    const one = row === null ? undefined : caseOf.get(row.person_no);
    if (one === undefined) {
      return notTakingPart(personId);
    }
    if ('created' in one) {
      return { id: personId, status: one.created ? 201 : 200, caseId: one.caseId };
    }
    return refusedRow(personId, one);
  });
}
