import type { householdsApi } from '../../../../contract/households.ts';
import type { Query } from '../../../../contract/kit.ts';
import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import { countHouseholds, findHouseholds, type HouseholdFilter } from '../store/households.ts';
import { readPeople } from '../store/read-people.ts';
import type { PeopleContext } from '../types.ts';
import { findNumbers } from './find-people.ts';
import {
  type HouseholdDetail,
  presentHousehold,
  presentHouseholds,
  type ShownHousehold,
} from './present-households.ts';

type Asked = Partial<Query<(typeof householdsApi)['GET /households']>>;
type Page = { items: ShownHousehold[]; next: string | null; total: number | null };

const SEARCHED = 200;

/** A page of households of the own areas; the look at people is audited. */
export async function listHouseholds(
  context: PeopleContext,
  scope: Scope,
  query: Asked,
): Promise<Outcome<Page>> {
  const { db, clock } = context.platform;
  const filter = await readFilter(context, scope, query);
  if (!filter.ok) {
    return filter;
  }
  const [last] = decodeCursor(query.cursor) ?? [];
  const after = typeof last === 'number' ? last : 0;
  const limit = query.limit ?? 50;
  const rows = await findHouseholds(scope, db, { ...filter.value, after, limit: limit + 1 });
  const page = cutPage(rows, limit, (row) => [row.no]);
  await audit(db, scope, clock.now(), [{ action: 'household.list', detail: { shown: page.rows.length } }]);
  return done({
    items: await presentHouseholds(context, scope, db, page.rows),
    next: page.next,
    total: after === 0 ? await countHouseholds(scope, db, filter.value) : null,
  });
}

/** Households of a commune stand in the commune; a unit below it is asked for by the household's own unit. */
async function readFilter(
  context: PeopleContext,
  scope: Scope,
  { area: areaId, q, view }: Asked,
): Promise<Outcome<HouseholdFilter>> {
  const { areas, platform } = context;
  const base: { -readonly [K in keyof HouseholdFilter]: HouseholdFilter[K] } = {
    areaNos: areas.numbersUnder(pathsOf(scope, 'person.read')),
    withoutUnit: view === 'no-unit',
    withoutHead: view === 'no-head',
  };
  if (areaId !== undefined) {
    const area = areas.byId(areaId.toLowerCase());
    if (area === undefined || !mayIn(scope, 'person.read', area.path)) {
      return done({ areaNos: [] });
    }
    const under = areas.numbersUnder([area.path]);
    if (isBelowCommune(area.kind)) {
      base.unitNos = under;
    } else {
      base.areaNos = under;
    }
  }
  if (q !== undefined) {
    const found = await findNumbers(context, scope, q, SEARCHED);
    if (!found.ok) {
      return found;
    }
    const rows = await readPeople(scope, platform.db, found.value);
    base.nos = [...new Set(rows.flatMap(({ householdNo }) => householdNo ?? []))];
  }
  return done(base);
}

/** Whether a unit lies below the commune: hamlet, group, row, park. */
export function isBelowCommune(kind: string): boolean {
  return !['country', 'province', 'district', 'commune'].includes(kind);
}

/** One household of the own areas. */
export async function showHousehold(
  context: PeopleContext,
  scope: Scope,
  id: string,
): Promise<Outcome<HouseholdDetail>> {
  const { db, clock } = context.platform;
  const [row] = await findHouseholds(scope, db, { ids: [id.toLowerCase()] });
  if (row === undefined || !mayIn(scope, 'person.read', context.areas.pathOf(row.areaNo))) {
    return refuse('unknown-household');
  }
  await audit(db, scope, clock.now(), [
    { action: 'household.read', subjectKind: 'household', subjectId: row.id, areaNo: row.areaNo },
  ]);
  return done(await presentHousehold(context, scope, db, row));
}
