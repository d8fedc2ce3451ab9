import { createHash } from 'node:crypto';
import type { sheetImportsApi } from '../../../../contract/sheet-imports.ts';
import type { Body } from '../../../../contract/kit.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import { findCaseForTracing } from '../../cases/index.ts';
import { lastContactDays, openCaseFor } from '../../tracing/index.ts';
import type { ServedContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { dayOfNumber, type FirstDayHints, proposeFirstDay } from '../rules/first-day.ts';
import { guessColumns, type GuessedColumns } from '../rules/guess-columns.ts';
import { guessDay } from '../rules/guess-day.ts';
import { rowsOfTitles } from '../rules/second-table.ts';
import { TOP_ROWS } from '../rules/stage-rows.ts';
import { findSender, insertImport } from '../store/imports.ts';
import { keepRows } from '../store/rows.ts';
import type { ImportRow, Plan } from '../store/tables.ts';
import { readSheet } from './read-sheet.ts';
import { takeReturned } from './take-returned.ts';
import { showImport, type ShownImport } from './show-imports.ts';

type Given = Body<(typeof sheetImportsApi)['POST /imports']>;

/** Takes a file in: its rows are kept as they are, its columns guessed by its sender's last sheet and by their titles. */
export async function handIn(
  context: ServedContext,
  scope: Scope,
  given: Given,
): Promise<Outcome<ShownImport>> {
  const { platform, areas } = context;
  const area = areas.byId(given.areaId.toLowerCase());
  if (area === undefined) {
    return refuse('unknown-area', { fields: { areaId: 'unknown' } });
  }
  if (!mayIn(scope, given.kind === 'person' ? 'person.write' : 'case.write', area.path)) {
    return refuse('outside-area', { fields: { areaId: 'outside' } });
  }
  const caseId = given.kind === 'contact' ? (given.caseId?.toLowerCase() ?? null) : null;
  if (caseId !== null && !(await openCaseFor(context.tracing, scope, 'contact.decide', caseId)).ok) {
    return refuse('unknown-case', { fields: { caseId: 'unknown' } });
  }
  const bytes = Buffer.from(given.content, 'base64');
  const read = await readSheet(bytes, given.sheet);
  if ('code' in read) {
    return refuse(read.code.replace('sheet.', 'file-') as Parameters<typeof refuse>[0]);
  }
  const returned = read.returned === null ? null : await takeReturned(context, scope, read.returned);
  if (returned !== null) {
    return returned;
  }
  const now = platform.clock.now();
  const id = given.id.toLowerCase();
  const senderKey = fold(given.sender).trim();
  const sender = await findSender(scope, platform.db, area.no, senderKey);
  const guess = guessColumns(
    rowsOfTitles(read.rows, TOP_ROWS),
    read.merges,
    sender?.titles ?? {},
    read.moreTitles,
    { today: localDate(now), takesDays: given.kind === 'contact' },
  );
  // Without a case a list of contacts can only correct those whom it names by our ids.
  if (given.kind === 'contact' && caseId === null && !guess.plan.columns.includes('contactId')) {
    return refuse('unknown-case', { fields: { caseId: 'unknown' } });
  }
  const disease =
    caseId === null ? undefined : (await findCaseForTracing(scope, platform.db, caseId))?.disease;
  const titles = read.rows.filter(({ row }) => row < guess.plan.headerRow).flatMap(({ cells }) => cells);
  const day =
    given.kind === 'person' ? undefined : guessDay(read.name, titles, given.fileName, localDate(now));
  const days = await countedDaysOf(context, scope, guess, {
    caseId,
    texts: [read.name, ...titles, given.fileName],
    day: guessDay(read.name, titles, given.fileName, localDate(now)),
    remembered: caseId === null ? undefined : sender?.first_days[caseId],
    today: localDate(now),
  });
  const row: ImportRow = {
    id,
    dataset: scope.dataset,
    area_no: area.no,
    sender: given.sender,
    sender_key: senderKey,
    file_name: given.fileName,
    sheet: read.name,
    content_hash: createHash('sha256').update(bytes).digest(),
    kind: given.kind,
    case_id: caseId,
    rows: read.rows.length,
    state: 'mapping',
    plan: {
      ...guess.plan,
      ...(days === undefined ? {} : { days }),
      ...(disease === undefined ? {} : { disease }),
      ...(day === undefined ? {} : { day }),
    },
    columns: platform.secrets.encrypt(JSON.stringify(guess.columns)),
    findings: { done: 0, changes: {}, problems: {}, questions: [] },
    done_to: 0,
    acting: null,
    version: 1,
    created_at: new Date(now),
    created_by: scope.actor.name,
  };
  const { content: _, ...request } = given;
  const hash = row.content_hash.toString('hex');
  const kept = await platform.db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'import', content: [scope.dataset, request, hash], at: now }, async () => {
        await insertImport(scope, tx, row);
        await keepRows(scope, tx, platform.secrets, context.memory, id, read.rows);
        const detail = { rows: read.rows.length, kind: given.kind };
        const entry = {
          action: 'import.hand-in',
          subjectKind: 'import',
          subjectId: id,
          areaNo: area.no,
          detail,
        };
        await audit(tx, scope, now, [entry]);
        return done({ id }, 201);
      }),
  );
  if (!kept.ok) {
    return kept;
  }
  const shown = await showImport(context, scope, id);
  return shown.ok ? done(shown.value, kept.status) : shown;
}

/** The days of columns that only count them, as far as a first day can be proposed. */
async function countedDaysOf(
  { platform }: ServedContext,
  scope: Scope,
  { plan, counted }: GuessedColumns,
  { caseId, ...hints }: { readonly caseId: string | null } & Omit<FirstDayHints, 'lastContacts' | 'filledTo'>,
): Promise<Plan['days']> {
  // Each row says when its contact was.
  if (counted === null || plan.daysAfterContact === true) {
    return plan.days;
  }
  const asked = caseId !== null && counted.afterContact;
  const lastContacts = asked ? await lastContactDays(scope, platform.db, caseId) : [];
  const first = proposeFirstDay(counted, { ...hints, lastContacts, filledTo: counted.filledTo });
  return plan.days?.map((day, at) => {
    const number = counted.numbers[at] ?? null;
    return day !== null || number === null || first === undefined ? day : dayOfNumber(first, number);
  });
}
