import type { Query } from '../../../../contract/kit.ts';
import type { organisationsApi } from '../../../../contract/places.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { type OrganisationsContext, type ShownOrganisation, presentOrganisation } from '../context.ts';
import { officeAreas } from '../rules/reach.ts';
import { countOrganisations, listOrganisations } from '../store/organisations.ts';

type ListQuery = Omit<Query<(typeof organisationsApi)['GET /organisations']>, 'cursor'> & {
  readonly cursor?: string | undefined;
};
type Page = { items: ShownOrganisation[]; next: string | null; total: number | null };

const MAX_INT = 2_147_483_647;

/** Offices of the own areas and of the units above them, by name; `area` asks for those that reach one unit. */
export async function listOffices(
  context: OrganisationsContext,
  scope: Scope,
  query: ListQuery,
): Promise<Page> {
  const { platform, areas } = context;
  const filter = { areaNos: reach(context, scope, query.area), kind: query.kind };
  const after = readKey(query.cursor);
  const limit = query.limit ?? 50;
  const [rows, total] = await Promise.all([
    listOrganisations(scope, platform.db, filter, { after, limit: limit + 1 }),
    after === null ? countOrganisations(scope, platform.db, filter) : null,
  ]);
  const page = cutPage(rows, limit, (row) => [row.nameFolded, row.organisationNo]);
  return { items: page.rows.map((row) => presentOrganisation(areas, row)), next: page.next, total };
}

function reach({ areas }: OrganisationsContext, scope: Scope, areaId: string | undefined): readonly number[] {
  const paths = scope.actor.kind === 'system' ? [''] : scope.grants.map((grant) => grant.areaPath);
  const own = officeAreas(paths, areas.numbersUnder);
  if (areaId === undefined) {
    return own;
  }
  const path = areas.byId(areaId)?.path;
  const wanted = new Set(path === undefined ? [] : officeAreas([path], areas.numbersUnder));
  return own.filter((no) => wanted.has(no));
}

function readKey(cursor: string | undefined): readonly [string, number] | null {
  const [text, no] = decodeCursor(cursor) ?? [];
  const readable = typeof text === 'string' && !text.includes('\0');
  return readable && typeof no === 'number' && Number.isInteger(no) && Math.abs(no) <= MAX_INT
    ? [text, no]
    : null;
}
