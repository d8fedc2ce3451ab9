import type { Body } from '../../../../contract/kit.ts';
import type { sheetImportsApi } from '../../../../contract/sheet-imports.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Outcome } from '../../../platform/outcomes/outcome.ts';
import { readProfiles } from '../../cases/index.ts';
import type { SheetContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { titleKey } from '../rules/guess-columns.ts';
import { rememberSender } from '../store/imports.ts';
import type { ColumnView, ImportRow, Plan } from '../store/tables.ts';
import { countedDay } from '../rules/day-numbers.ts';
import { addDays, weekdayOf } from '../rules/first-day.ts';
import { beginWork, type Started } from './begin-work.ts';

/** Keeps what the columns mean, for the sheet and for the next one of its sender, and has every row checked. */
export async function changePlan(
  context: SheetContext,
  scope: Scope,
  id: string,
  plan: Plan,
): Promise<Outcome<Started>> {
  const { platform } = context;
  const now = platform.clock.now();
  const names = ['fullName', 'givenName', 'personId', 'phone', 'caseId', 'contactId'] as const;
  return await beginWork(context, scope, id, 'checking', async (sheet, tx) => {
    if (!names.some((field) => plan.columns.includes(field))) {
      return refuse('no-columns', { fields: { columns: 'fullName' } });
    }
    const marks = plan.columns.flatMap((field, at) => (field === 'dayMark' ? [at] : []));
    const isCountedByRow = (at: number) =>
      plan.daysAfterContact === true &&
      plan.columns.includes('lastContactDate') &&
      (plan.dayNumbers?.[at] ?? null) !== null;
    const undated = marks.filter((at) => (plan.days?.[at] ?? null) === null && !isCountedByRow(at));
    if (marks.length > 0 && sheet.kind !== 'contact') {
      return refuse('days-of-contacts', { fields: { columns: 'dayMark' } });
    }
    if (undated.length > 0) {
      const isCounted = undated.some((at) => (plan.dayNumbers?.[at] ?? null) !== null);
      return refuse(isCounted ? 'no-first-day' : 'no-day', { fields: { days: 'dayMark' } });
    }
    const columns = JSON.parse(platform.secrets.decrypt(sheet.columns)) as ColumnView[];
    const isOnWrongDay = (at: number) => {
      const counted = countedDay([columns[at]?.title ?? '']);
      return (
        counted?.kind === 'weekday' &&
        (plan.days?.[at] ?? null) !== null &&
        (plan.dayNumbers?.[at] ?? null) !== null &&
        weekdayOf(plan.days![at]!) !== counted.n
      );
    };
    if (marks.some(isOnWrongDay)) {
      return refuse('wrong-weekday', { fields: { days: 'dayMark' } });
    }
    if (sheet.kind === 'case') {
      const profiles = await readProfiles(scope, tx);
      if (plan.disease === undefined || profiles.of(plan.disease, plan.day ?? localDate(now)) === undefined) {
        return refuse('unknown-disease', { fields: { disease: 'unknown' } });
      }
    }
    await rememberSender(scope, tx, {
      area_no: sheet.area_no,
      sender_key: sheet.sender_key,
      titles: Object.fromEntries(
        columns.flatMap(({ title }, at) => {
          const field = plan.columns[at] ?? null;
          // A day is read anew each time: left out of a list of cases it is still follow-up in one of contacts.
          const isDay =
            (plan.days?.[at] ?? plan.dayNumbers?.[at] ?? null) !== null &&
            (field === null || field === 'dayMark');
          return titleKey(title) === '' || isDay ? [] : [[titleKey(title), field]];
        }),
      ),
      first_days: firstDayOf(sheet, plan, columns),
      updated_at: new Date(now),
    });
    return { ...sheet, plan };
  });
}

/** The day of number 1 that an officer gave for the case; a week begins anew each time. */
function firstDayOf(
  { case_id: caseId }: Pick<ImportRow, 'case_id'>,
  plan: Plan,
  columns: readonly ColumnView[],
): { readonly [caseId: string]: string } {
  const at = (plan.dayNumbers ?? []).findIndex(
    (number, i) =>
      number !== null &&
      (plan.days?.[i] ?? null) !== null &&
      plan.columns[i] === 'dayMark' &&
      countedDay([columns[i]?.title ?? ''])?.kind !== 'weekday',
  );
  return at < 0 || caseId === null ? {} : { [caseId]: addDays(plan.days![at]!, 1 - plan.dayNumbers![at]!) };
}

/** Keeps which part of a divided unit the sender means, for ever, and has every row checked. */
export async function answerQuestions(
  context: SheetContext,
  scope: Scope,
  id: string,
  { answers }: Body<(typeof sheetImportsApi)['POST /imports/{id}/answers']>,
): Promise<Outcome<Started>> {
  return await beginWork(context, scope, id, 'checking', async (sheet, tx) => {
    const asked = new Map(sheet.findings.questions.map(({ key, choices }) => [key, choices]));
    const wrong = answers.find(({ key, areaId }) => asked.get(key)?.includes(areaId.toLowerCase()) !== true);
    if (wrong !== undefined) {
      return refuse('unknown-area', { fields: { answers: wrong.key } });
    }
    await rememberSender(scope, tx, {
      area_no: sheet.area_no,
      sender_key: sheet.sender_key,
      answers: Object.fromEntries(answers.map(({ key, areaId }) => [key, areaId.toLowerCase()])),
      updated_at: new Date(context.platform.clock.now()),
    });
    return sheet;
  });
}

/** Begins taking in what is ready. */
export async function commitRows(context: SheetContext, scope: Scope, id: string): Promise<Outcome<Started>> {
  return await beginWork(context, scope, id, 'importing', async (sheet) =>
    Promise.resolve(sheet.state === 'mapping' ? refuse('not-checked') : sheet),
  );
}
