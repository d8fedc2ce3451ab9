import { fold } from '../../../../lib/vietnamese/index.ts';
import type { Query } from '../../../../contract/kit.ts';
import type { orderTemplatesApi } from '../../../../contract/order-templates.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { organisationsIn } from '../../../registry/organisations/index.ts';
import type { OrderContext } from '../context.ts';
import {
  listTemplates,
  type TemplateFilter,
  type TemplateSort,
  templateSorts,
} from '../store/order-templates.ts';
import { type ShownTemplate, summaryOf } from './show-template.ts';
import { templateAreas } from './template-reach.ts';

type Asked = Query<(typeof orderTemplatesApi)['GET /order-templates']>;
export type TemplateQuery = { [K in keyof Asked]?: Asked[K] | undefined };
type TemplatePage = { items: ShownTemplate[]; next: string | null; total: null };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Versions of templates of the offices that the scope sees, by office and kind, the newest version first. */
export async function showTemplates(
  context: OrderContext,
  scope: Scope,
  query: TemplateQuery,
): Promise<Outcome<TemplatePage>> {
  const areaNos = templateAreas(context, scope);
  if (areaNos.length === 0) {
    return refuseGeneral('forbidden');
  }
  const { db, clock } = context.platform;
  const searched = fold(query.q ?? '');
  const offices = (await organisationsIn(scope, db, areaNos)).filter(
    ({ organisationId, name }) =>
      fold(name).includes(searched) &&
      (query.office === undefined || organisationId === query.office.toLowerCase()),
  );
  const names = new Map(offices.map((office) => [office.organisationId, office.name]));
  const sort: TemplateSort =
    query.sort !== undefined && Object.hasOwn(templateSorts, query.sort)
      ? (query.sort as TemplateSort)
      : 'office';
  const limit = query.limit ?? 50;
  const rows = await listTemplates(scope, db, {
    officeIds: [...names.keys()],
    areaNos,
    kind: query.kind ?? null,
    state: query.state ?? null,
    date: localDate(clock.now()),
    sort,
    after: readCursor(query.cursor),
    limit,
  });
  const page = cutPage(rows, limit, (row) => [row.key, row.id]);
  const items = page.rows.map((row) => summaryOf(context, row, names.get(row.office_id) ?? ''));
  return done({ items, next: page.next, total: null });
}

/** A cursor of nobody's making begins the list at its start. */
function readCursor(text: string | undefined): TemplateFilter['after'] {
  const [key, id] = decodeCursor(text) ?? [];
  return typeof key === 'string' && typeof id === 'string' && UUID.test(id) ? { key, id } : null;
}
