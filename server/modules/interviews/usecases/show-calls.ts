import type { Query } from '../../../../contract/kit.ts';
import type { interviewsApi } from '../../../../contract/interviews.ts';
import { pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { allPages, csvAnswer } from '../../../platform/http/csv.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { caseNodes } from '../../cases/index.ts';
import type { InterviewContext } from '../context.ts';
import { isOverdue, lateHours } from '../rules/call-rules.ts';
import { type CallFilter, countCalls, listCalls, sortTime } from '../store/call-list.ts';
import type { InterviewRecord } from '../store/interviews.ts';
import type { ShownRow } from '../types.ts';

type ListQuery = Query<(typeof interviewsApi)['GET /interviews']>;
type Page = { items: ShownRow[]; next: string | null; total: number | null };

const CSV_PAGE = 500;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A page of the call list of the own areas; the look at people is audited. */
export async function showCalls(context: InterviewContext, scope: Scope, query: ListQuery): Promise<Page> {
  const page = await readPage(context, scope, query);
  await auditLook(context, scope, 'interview.list', page.items.length);
  return page;
}

const columns = [
  'id',
  'personId',
  'caseLabel',
  'kind',
  'name',
  'phone',
  'address',
  'areaName',
  'status',
  'dueSince',
  'overdue',
  'lateHours',
  'attempts',
  'lastResult',
  'lastAttemptAt',
  'callBackAt',
  'officer',
] as const satisfies readonly (keyof ShownRow)[];

/** The same list as a CSV file, whole. */
export async function exportCalls(
  context: InterviewContext,
  scope: Scope,
  query: ListQuery,
): Promise<FileAnswer> {
  async function* rows() {
    const read = (cursor?: string) =>
      readPage(context, scope, { ...query, limit: CSV_PAGE, ...(cursor === undefined ? {} : { cursor }) });
    for await (const one of allPages(read)) {
      yield columns.map((column) => one[column]);
    }
  }
  await auditLook(context, scope, 'interview.export', null);
  return csvAnswer('calls.csv', [...columns], rows());
}

async function auditLook(
  { platform }: InterviewContext,
  scope: Scope,
  action: string,
  shown: number | null,
): Promise<void> {
  await audit(platform.db, scope, platform.clock.now(), [
    { action, detail: shown === null ? {} : { shown } },
  ]);
}

async function readPage(context: InterviewContext, scope: Scope, query: ListQuery): Promise<Page> {
  const { areas, platform, people } = context;
  const now = platform.clock.now();
  const after = readKey(query.cursor);
  const limit = query.limit ?? 50;
  const asked = query.area === undefined ? undefined : areas.byId(query.area);
  const filter: CallFilter = {
    view: query.view ?? 'due',
    kind: query.kind ?? null,
    caseId: query.case ?? null,
    tracedIn: unitsOf(context, [...pathsOf(scope, 'tracing.run'), ...pathsOf(scope, 'contact.decide')]),
    followedIn: unitsOf(context, pathsOf(scope, 'followup.record')),
    areaNos: query.area === undefined ? null : asked === undefined ? [] : areas.numbersUnder([asked.path]),
    now,
    after,
    limit,
  };
  const [rows, total] = await Promise.all([
    listCalls(scope, platform.db, filter),
    after === null ? countCalls(scope, platform.db, filter) : null,
  ]);
  const page = cutPage(rows, limit, (row) => [sortTime(filter.view, row).toISOString(), row.id]);
  const [persons, cases] = await Promise.all([
    people.peopleByNo(
      scope,
      platform.db,
      page.rows.map((row) => row.person_no),
    ),
    caseNodes(scope, platform.db, [...new Set(page.rows.map((row) => row.case_id))]),
  ]);
  const labels = new Map(cases.map((one) => [one.caseId, one.label]));
  const items = page.rows.flatMap((row): ShownRow[] => {
    const person = persons.get(row.person_no);
    return person === undefined ? [] : [present(row, person, labels.get(row.case_id) ?? '', now)];
  });
  return { items, next: page.next, total };
}

function present(
  row: InterviewRecord,
  person: Pick<ShownRow, 'phone' | 'address' | 'areaName'> & { id: string; fullName: string },
  caseLabel: string,
  now: number,
): ShownRow {
  return {
    id: row.id,
    caseId: row.case_id,
    caseLabel,
    kind: row.kind,
    personId: person.id,
    name: person.fullName,
    phone: person.phone,
    address: person.address,
    areaName: person.areaName,
    status: row.status,
    dueSince: row.due_since.toISOString(),
    ...lateness(row, now),
    attempts: row.attempts,
    lastResult: row.last_result,
    lastAttemptAt: row.last_attempt_at?.toISOString() ?? null,
    callBackAt: row.call_back_at?.toISOString() ?? null,
    officer: row.officer,
  };
}

/** Is nobody reached although the time is over, and for how long? */
export function lateness(row: InterviewRecord, now: number): Pick<ShownRow, 'overdue' | 'lateHours'> {
  const call = {
    dueSince: row.due_since.getTime(),
    firstReachedAt: row.first_reached_at?.getTime() ?? null,
    done: row.status === 'DONE',
  };
  return { overdue: isOverdue(call, now), lateHours: lateHours(call, now) };
}

/** Units under the paths; null: everything, unknown areas too. */
function unitsOf({ areas }: InterviewContext, paths: readonly string[]): readonly number[] | null {
  return paths.includes('') ? null : areas.numbersUnder([...new Set(paths)]);
}

function readKey(cursor: string | undefined): { at: string; id: string } | null {
  const [at, id] = decodeCursor(cursor) ?? [];
  const readable =
    typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof id === 'string' && UUID.test(id);
  return readable ? { at: new Date(at).toISOString(), id } : null;
}
