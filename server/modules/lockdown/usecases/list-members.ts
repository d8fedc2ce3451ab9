import type { Query } from '../../../../contract/kit.ts';
import type { lockdownWorkApi } from '../../../../contract/lockdown-work.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { decodeCursor, encodeCursor } from '../../../platform/http/paging.ts';
import { done } from '../../../platform/outcomes/outcome.ts';
import type { LockdownContext } from '../context.ts';
import { householdPeople } from './household-people.ts';
import { reachLockdown } from './reach.ts';
import { readRoster } from './read-roster.ts';
import { readTestRounds } from './read-rounds.ts';

type Asked = Query<(typeof lockdownWorkApi)['GET /lockdowns/{id}/members']>;
type MemberQuery = { [K in keyof Asked]?: Asked[K] | undefined };
const FIRST = 50;

/** People of a cordon by household, as the viewer may see each; audited. */
export async function showMembers(
  context: LockdownContext,
  scope: Scope,
  lockdownId: string,
  query: MemberQuery,
) {
  const { db, clock } = context.platform;
  const reached = await reachLockdown(context, scope, db, 'lockdown.read', lockdownId);
  if (!reached.ok) {
    return reached;
  }
  const row = reached.value;
  const [round] = await readTestRounds(context, scope, db, row, { newestOnly: true });
  const show = query.show ?? 'inside';
  const all = (await readRoster(context, scope, db, row.id)).filter((one) => {
    if (show === 'left') {
      return one.left_at !== null;
    }
    return one.left_at === null && (show === 'inside' || round?.people.get(one.person_no) === 'missing');
  });
  const from = Number(decodeCursor(query.cursor)?.[0] ?? 0);
  const limit = query.limit ?? FIRST;
  const page = all.slice(from, from + limit);
  const people = await context.people.peopleByNo(scope, db, [...new Set(page.map((one) => one.person_no))]);
  const homes = await householdPeople(context, scope, row, [...new Set(page.map((one) => one.household))]);
  const entry = { action: 'lockdown.people', subjectKind: 'lockdown', subjectId: row.id };
  await audit(db, scope, clock.now(), [{ ...entry, areaNo: row.area_no, detail: { count: page.length } }]);
  return done({
    items: page.flatMap((one) => {
      const person = people.get(one.person_no);
      return person === undefined
        ? []
        : [
            {
              id: one.id,
              personId: person.id,
              name: person.fullName,
              phone: person.phone,
              birthYear: person.birthYear,
              address: person.address,
              household: one.household,
              householdName: homes(one.household).name || null,
              source: one.source,
              since: one.since_at.toISOString(),
              leftAt: one.left_at?.toISOString() ?? null,
              leftReason: one.left_reason,
              test: round?.people.get(one.person_no) ?? null,
            },
          ];
    }),
    next: from + limit < all.length ? encodeCursor([from + limit]) : null,
    total: all.length,
  });
}
