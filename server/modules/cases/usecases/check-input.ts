import { localDate } from '../../../platform/clock/clock.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import type { CaseContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { caseOfNationalCode } from '../store/cases.ts';

/** Dates of a case by field name. @returns the first refusal: a date that does not exist, or lies in the future. */
export function checkDates(
  context: CaseContext,
  dates: Readonly<Record<string, string | null | undefined>>,
): Outcome<null> {
  const today = localDate(context.platform.clock.now());
  for (const [field, date] of Object.entries(dates)) {
    if (date !== null && date !== undefined && (!exists(date) || date > today)) {
      return refuse('impossible-date', { fields: { [field]: 'impossible or in the future' } });
    }
  }
  return done(null);
}

/** The dates of a diagnosis by field. */
export const dateFields = [
  'onsetDate',
  'onsetDateTo',
  'rashDate',
  'rashDateTo',
  'firstFeverDate',
  'firstFeverDateTo',
  'sampleDate',
  'rapidPositiveDate',
  'pcrPositiveDate',
  'announcedDate',
] as const;
export type DateFields = { readonly [field in (typeof dateFields)[number]]?: string | null | undefined };

/** The dates of a diagnosis, and nothing else of the input. */
export function datesOf(input: DateFields): DateFields {
  return Object.fromEntries(dateFields.map((field) => [field, input[field]]));
}

/** A recalled date needs both its days, in order. */
export function checkIntervals(dates: DateFields): Outcome<null> {
  for (const field of ['onsetDate', 'rashDate', 'firstFeverDate'] as const) {
    const [from, to] = [dates[field], dates[`${field}To`]];
    if (to !== null && to !== undefined && (from === null || from === undefined || to < from)) {
      return refuse('bad-interval', { fields: { [`${field}To`]: 'before the first day' } });
    }
  }
  return done(null);
}

/** Number of an area by id; null and undefined stay what they are. */
export function readArea(
  context: CaseContext,
  id: string | null | undefined,
  field: string,
): Outcome<number | null | undefined> {
  if (id === null || id === undefined) {
    return done(id);
  }
  const area = context.areas.byId(id.toLowerCase());
  return area === undefined ? refuse('unknown-area', { fields: { [field]: 'unknown' } }) : done(area.no);
}

function exists(date: string): boolean {
  const ms = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date);
}

/** The refusal where another case has this code of the national list already; null where it is free. */
export async function nationalCodeTaken(
  scope: Scope,
  tx: Tx,
  code: string | null,
  exceptId: string,
): Promise<Refusal | null> {
  const other = code === null ? undefined : await caseOfNationalCode(scope, tx, code, exceptId);
  return other === undefined
    ? null
    : refuse('national-code-taken', {
        params: { code: code!, label: other.label },
        fields: { nationalCode: 'taken' },
      });
}
