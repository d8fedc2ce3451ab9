import type { Static } from 'typebox';
import {
  type SheetImport,
  type SheetImportSummary,
  type sheetImportsApi,
  sheetChanges,
  sheetProblems,
  sheetRowStates,
  type SheetRowView,
} from '../../../../contract/sheet-imports.ts';
import type { Endpoint, Query } from '../../../../contract/kit.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { ServedContext, SheetContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { changeSentences, problemSentences } from '../rules/sentences.ts';
import { countRows, findSame, findSender, listImports, ownAreas } from '../store/imports.ts';
import { checkedTo, type OpenRow, readRows } from '../store/rows.ts';
import type { ColumnView, ImportRow, RowState } from '../store/tables.ts';
import { judgeFor, openSheet } from './find-sheet.ts';
import { judgedRows, type ReviewedRow, reviewRows } from './review-rows.ts';

export type ShownImport = Static<typeof SheetImport>;
export type ShownSummary = Static<typeof SheetImportSummary>;
export type ShownRow = Static<typeof SheetRowView>;

/** A query whose cursor may be none yet: an export asks page by page. */
type ListQuery<E extends Endpoint> = Omit<Query<E>, 'cursor'> & { readonly cursor?: string | undefined };
type Paged<T> = { items: T[]; next: string | null; total: null };

/** Sheets of the own areas, the newest first. */
export async function showImports(
  context: SheetContext,
  scope: Scope,
  query: ListQuery<(typeof sheetImportsApi)['GET /imports']>,
): Promise<Outcome<Paged<ShownSummary>>> {
  const { platform, areas } = context;
  const limit = query.limit ?? 50;
  const after = decodeCursor(query.cursor) as [string, string] | null;
  const found = await listImports(scope, platform.db, ownAreas(scope, areas), {
    sender: query.q === undefined ? null : fold(query.q) || null,
    // A file's name has dots and marks that folding takes away.
    file: query.q === undefined ? null : query.q.toLowerCase().trim(),
    state: query.state ?? null,
    kind: query.kind ?? null,
    after,
    limit: limit + 1,
  });
  const { rows, next } = cutPage(found, limit, (row) => [row.created_at.toISOString(), row.id]);
  const counts = await countRows(
    scope,
    platform.db,
    rows.map(({ id }) => id),
  );
  return done({ items: rows.map((row) => summary(context, row, counts.get(row.id))), next, total: null });
}

function summary(
  { areas }: SheetContext,
  row: ImportRow,
  counts: Partial<Record<RowState, number>> = {},
): ShownSummary {
  return {
    id: row.id,
    fileName: row.file_name,
    sheet: row.sheet,
    sender: row.sender,
    kind: row.kind,
    caseId: row.case_id,
    areaName: areas.byNo(row.area_no)?.fullName ?? '',
    state: row.state,
    rows: row.rows,
    counts: Object.fromEntries(
      sheetRowStates.map((state) => [state, counts[state] ?? 0]),
    ) as ShownSummary['counts'],
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
  };
}

/** One sheet with all that is known of it. */
export async function showImport(
  context: ServedContext,
  scope: Scope,
  id: string,
): Promise<Outcome<ShownImport>> {
  const { platform, areas } = context;
  const row = await openSheet(context, scope, platform.db, id);
  if (row === undefined) {
    return refuse('not-found');
  }
  const work = row.state === 'checking' || row.state === 'importing' ? row.state : null;
  const counts = await context.countsOf(
    row.id,
    work,
    async () => (await countRows(scope, platform.db, [row.id])).get(row.id) ?? {},
  );
  const sender = await findSender(scope, platform.db, row.area_no, row.sender_key);
  const { findings, plan } = row;
  const columns = JSON.parse(platform.secrets.decrypt(row.columns)) as ColumnView[];
  return done({
    ...summary(context, row, counts),
    sameAs: await findSame(scope, platform.db, row),
    plan,
    columns: columns.map((column, at) => ({ ...column, field: plan.columns[at] ?? null })),
    problems: sheetProblems.flatMap((code) => {
      const found = findings.problems[code];
      return found === undefined
        ? []
        : [{ code, ...problemSentences[code], rows: found.rows, first: [...found.first] }];
    }),
    changes: sheetChanges.flatMap((reason) => {
      const rows = findings.changes[reason];
      return rows === undefined ? [] : [{ reason, ...changeSentences[reason], rows }];
    }),
    questions: findings.questions.map(({ choices, ...question }) => ({
      ...question,
      choices: choices.flatMap((areaId) => {
        const area = areas.byId(areaId);
        return area === undefined ? [] : [{ id: area.id, name: area.fullName }];
      }),
      answer: sender?.answers[question.key] ?? null,
    })),
    progress: progressOf(row, counts),
  });
}

function progressOf({ state, rows, findings }: ImportRow, counts: Partial<Record<RowState, number>>): number {
  const taken = (counts.imported ?? 0) + (counts.duplicate ?? 0);
  switch (state) {
    case 'checking':
      return rows === 0 ? 1 : findings.done / rows;
    case 'importing':
      return taken / Math.max(1, taken + (counts.ready ?? 0));
    default:
      return 1;
  }
}

/** Rows of a sheet as they stand, cleaned anew for each look: what is kept is what was handed in. */
export async function showRows(
  context: SheetContext,
  scope: Scope,
  id: string,
  query: ListQuery<(typeof sheetImportsApi)['GET /imports/{id}/rows']>,
): Promise<Outcome<Paged<ShownRow> & { readonly titles: readonly string[] }>> {
  const { platform } = context;
  const sheet = await openSheet(context, scope, platform.db, id);
  if (sheet === undefined) {
    return refuse('not-found');
  }
  if (query.cursor === undefined) {
    // Rows name people: who looks at a sheet is on record, once for each look.
    await audit(platform.db, scope, platform.clock.now(), [
      { action: 'import.read', subjectKind: 'import', subjectId: sheet.id, areaNo: sheet.area_no },
    ]);
  }
  const limit = query.limit ?? 50;
  const [after] = (decodeCursor(query.cursor) ?? [0]) as [number];
  const found = await readRows(scope, platform.db, platform.secrets, sheet.id, {
    ...(query.state === undefined ? {} : { states: [query.state] }),
    ...(query.problem === undefined ? {} : { code: query.problem }),
    checkedTo: checkedTo(sheet),
    after: Number.isInteger(after) ? after : 0,
    limit: limit + 1,
  });
  const { rows, next } = cutPage(found, limit, (row) => [row.row_no]);
  const judge = await judgeFor(context, scope, platform.db, sheet);
  const columns = JSON.parse(platform.secrets.decrypt(sheet.columns)) as ColumnView[];
  const reviewed = await reviewRows(context, scope, platform.db, sheet, judgedRows(rows, judge));
  const items = rows.map((row, i) => viewRow(row, reviewed[i]!));
  return done({ items, next, total: null, titles: columns.map(({ title }) => title) });
}

/** A row with what is wrong and what was changed. Titles and rows taken in have neither problem. */
export function viewRow(row: OpenRow, judged: ReviewedRow): ShownRow {
  const { cells } = row.kept;
  const isOpen = row.state === 'ready' || row.state === 'bad';
  // A refusal of taking in is known from the row alone.
  const refused = row.state === 'bad' && judged.state === 'ready' && row.code !== null;
  const problems = refused
    ? [{ code: row.code as ShownRow['problems'][number]['code'], column: null }]
    : isOpen
      ? judged.problems
      : [];
  const isTaken = row.state === 'imported' || row.state === 'duplicate';
  return {
    row: row.row_no,
    state: row.state,
    cells: [...cells],
    problems: problems.map((one) => ({ ...one, ...problemSentences[one.code] })),
    changes:
      isOpen || isTaken ? judged.changes.map((one) => ({ ...one, ...changeSentences[one.reason] })) : [],
    personId: row.person_id ?? (judged.match?.kind === 'known' && isOpen ? judged.match.personId : null),
    caseId: row.case_id ?? (isOpen ? judged.caseId : null),
  };
}
