import type { Static } from 'typebox';
import type { declarationsApi } from '../../../../contract/declarations.ts';
import type { Query } from '../../../../contract/kit.ts';
import { parseShortCode } from '../../../../lib/credentials/index.ts';
import { foldTokens, parsePhone, parsePlate } from '../../../../lib/vietnamese/index.ts';
import { type Scope, pathsOf } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { allPages, csvAnswer } from '../../../platform/http/csv.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import type { DeclarationsContext } from '../doors.ts';
import {
  type DeclarationFilter,
  type DeclarationKey,
  countDeclarations,
  declarationOrders,
  listDeclarations,
} from '../store/list-declarations.ts';
import { presentDeclaration } from './present-declaration.ts';

type ListQuery = Query<(typeof declarationsApi)['GET /declarations']>;
type Page = Static<(typeof declarationsApi)['GET /declarations']['reply'][200]>;

const CSV_PAGE = 500;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A page of the declarations of the own areas; the look at persons is audited. */
export async function showDeclarations(
  context: DeclarationsContext,
  scope: Scope,
  query: ListQuery,
): Promise<Page> {
  const page = await readPage(context, scope, query);
  await auditLook(context, scope, 'declaration.list', page.items.length);
  return page;
}

/** The same list as a CSV file, whole. */
export async function exportDeclarations(
  context: DeclarationsContext,
  scope: Scope,
  query: ListQuery,
): Promise<FileAnswer> {
  async function* rows() {
    const read = (cursor?: string) =>
      readPage(context, scope, { ...query, limit: CSV_PAGE, ...(cursor === undefined ? {} : { cursor }) });
    for await (const d of allPages(read)) {
      yield [
        d.id,
        d.shortCode,
        d.declaredAt,
        d.validUntil,
        d.name,
        d.phone,
        d.areaName,
        d.form,
        d.declaredBy,
        d.companions,
        d.symptoms.join(' '),
        d.exposures.join(' '),
        d.atRisk,
        d.task,
        d.personId,
      ];
    }
  }
  await auditLook(context, scope, 'declaration.export', null);
  const header = [
    'id',
    'short_code',
    'declared_at',
    'valid_until',
    'name',
    'phone',
    'area_name',
    'form',
    'declared_by',
    'companions',
    'symptoms',
    'exposures',
    'at_risk',
    'task',
    'person_id',
  ];
  return csvAnswer('declarations.csv', header, rows());
}

async function auditLook(
  { platform }: DeclarationsContext,
  scope: Scope,
  action: string,
  shown: number | null,
): Promise<void> {
  await audit(platform.db, scope, platform.clock.now(), [
    { action, detail: shown === null ? {} : { shown } },
  ]);
}

async function readPage(context: DeclarationsContext, scope: Scope, query: ListQuery): Promise<Page> {
  const { db } = context.platform;
  const filter = filterOf(context, scope, query);
  const order = declarationOrders.find((one) => one === query.sort) ?? '-declaredAt';
  const after = readKey(query.cursor);
  const limit = query.limit ?? 50;
  const [rows, total] = await Promise.all([
    listDeclarations(scope, db, filter, { order, after, limit: limit + 1 }),
    after === null ? countDeclarations(scope, db, filter) : null,
  ]);
  const page = cutPage(rows, limit, (row) => [row.atRisk, row.declaredAt.toISOString(), row.id]);
  const people = await context.people.namesByNo(
    scope,
    page.rows.map((row) => row.personNo),
    db,
  );
  return {
    items: page.rows.map((row) => presentDeclaration(context, scope, row, people)),
    next: page.next,
    total,
  };
}

function filterOf(
  { areas, platform }: DeclarationsContext,
  scope: Scope,
  query: ListQuery,
): DeclarationFilter {
  const own = areas.numbersUnder(pathsOf(scope, 'declaration.read'));
  const asked = query.area === undefined ? undefined : areas.byId(query.area);
  const wanted = new Set(asked === undefined ? [] : areas.numbersUnder([asked.path]));
  return {
    areaNos: query.area === undefined ? own : own.filter((no) => wanted.has(no)),
    atRisk: query.atRisk,
    form: query.form,
    task: query.task,
    from: instant(query.from),
    to: instant(query.to),
    search: query.q === undefined ? undefined : searchOf(query.q, platform.secrets.blindIndex),
  };
}

/** What somebody typed into the search box: a short code, a phone, a plate, or a name. */
function searchOf(
  text: string,
  blindIndex: (purpose: string, canonical: string) => Buffer,
): DeclarationFilter['search'] {
  const code = parseShortCode(text);
  if (code.ok && code.value.kind === 'declaration') {
    return { shortCode: code.value.code };
  }
  const phone = parsePhone(text);
  if (phone.ok) {
    return { phoneIndex: blindIndex('phone', phone.value.canonical) };
  }
  const plate = parsePlate(text);
  return plate.ok
    ? { plateIndex: blindIndex('plate', plate.value.canonical) }
    : { nameTokens: foldTokens(text) };
}

function instant(text: string | undefined): number | undefined {
  const at = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}

function readKey(cursor: string | undefined): DeclarationKey | null {
  const [atRisk, at, id] = decodeCursor(cursor) ?? [];
  const readable =
    typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof id === 'string' && UUID.test(id);
  return readable ? [atRisk === true, new Date(at).toISOString(), id] : null;
}
