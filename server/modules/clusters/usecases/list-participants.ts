import type { Static } from 'typebox';
import type { clustersApi } from '../../../../contract/clusters.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { ClusterContext } from '../context.ts';
import { type Involvement, listParticipants } from '../store/participants.ts';
import { reachCluster } from './reach-cluster.ts';
import { participantCases } from './show-cluster.ts';

type ParticipantPage = Static<(typeof clustersApi)['GET /clusters/{id}/participants']['reply'][200]>;
export type ShownParticipant = ParticipantPage['items'][number];

export type ParticipantQuery = {
  limit?: number | undefined;
  cursor?: string | undefined;
  involvement?: Involvement | undefined;
};

/** Who took part, in the order of adding, as this viewer may see them. The look is audited. */
export async function showParticipants(
  context: ClusterContext,
  scope: Scope,
  id: string,
  query: ParticipantQuery,
): Promise<Outcome<ParticipantPage>> {
  const { people, platform } = context;
  const { db } = platform;
  const reached = await reachCluster(context, scope, db, id);
  if (!reached.ok) {
    return reached;
  }
  const after = decodeCursor(query.cursor);
  const limit = query.limit ?? 50;
  const { rows, total } = await listParticipants(scope, db, reached.value.id, {
    involvement: query.involvement ?? null,
    after: after === null ? null : { at: Number(after[0]), no: Number(after[1]) },
    limit,
  });
  const page = cutPage(rows, limit, (row) => [row.added_at.getTime(), row.person_no]);
  const nos = page.rows.map((row) => row.person_no);
  const persons = await people.peopleByNo(scope, db, nos);
  const casesOf = await participantCases(context, scope, db, nos);
  const entry = { action: 'cluster.participants', subjectKind: 'cluster', subjectId: reached.value.id };
  await audit(db, scope, platform.clock.now(), [{ ...entry, areaNo: reached.value.area_no }]);
  return done({
    items: page.rows.flatMap((row): ShownParticipant[] => {
      const person = persons.get(row.person_no);
      return person === undefined
        ? []
        : [
            {
              personId: person.id,
              name: person.fullName,
              phone: person.phone,
              birthYear: person.birthYear,
              areaName: person.areaName,
              involvement: row.involvement,
              source: row.source,
              from: row.from_at.toISOString(),
              to: row.to_at.toISOString(),
              caseIds: (casesOf.get(row.person_no) ?? []).map((one) => one.caseId),
              addedAt: row.added_at.toISOString(),
            },
          ];
    }),
    next: page.next,
    total,
  });
}
