import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import type { RowMatch } from '../../../registry/people/index.ts';
import { contactsToFollow, noteSheetVisits, type SheetVisit } from '../../tracing/index.ts';
import type { SheetContext } from '../context.ts';
import type { JudgedRow } from '../rules/judge-row.ts';
import type { DayVisit } from '../rules/read-days.ts';
import type { ImportRow } from '../store/tables.ts';

/** A list says the day alone: nine in the morning stands for it, three in the afternoon for its second column of the day. */
const HOURS = [9, 15, 20] as const;

/** A row with who it is, where that was looked up. */
type Told = JudgedRow & { readonly match: RowMatch | null };

/** What is said of each row whose columns of days tell something: recorded when it is taken in, or waiting. */
export async function reviewDays<T extends Told>(
  context: Pick<SheetContext, 'people' | 'areas'>,
  scope: Scope,
  db: Db | Tx,
  sheet: Pick<ImportRow, 'case_id'>,
  rows: readonly T[],
): Promise<T[]> {
  const told = rows.filter(({ days, state }) => days.length > 0 && state !== 'heading');
  if (told.length === 0) {
    return [...rows];
  }
  const contactOf = await followed(context, scope, db, sheet, told);
  return rows.map((row) => {
    if (row.days.length === 0 || row.state === 'heading') {
      return row;
    }
    const days = row.days.map(({ day }) => `${day.slice(8)}/${day.slice(5, 7)}`).join(', ');
    const isKnown = contactOf(personOf(row), row.contact?.id ?? null) !== undefined;
    const change = {
      reason: isKnown ? ('day-visits' as const) : ('days-wait' as const),
      column: null,
      to: days,
    };
    return { ...row, changes: [...row.changes, change] };
  });
}

/** A row that was taken in, with its person where it names one. */
export type TakenRow = { readonly judged: Told; readonly personNo: number | null };

/** Records what the columns of days tell of confirmed contacts. @returns how many follow-ups are new. */
export async function recordDays(
  context: SheetContext,
  scope: Scope,
  tx: Tx,
  sheet: Pick<ImportRow, 'case_id'>,
  rows: readonly TakenRow[],
): Promise<number> {
  const told = rows.filter(({ judged }) => judged.days.length > 0);
  if (told.length === 0) {
    return 0;
  }
  const contactOf = await followed(
    context,
    scope,
    tx,
    sheet,
    told.map(({ judged }) => judged),
  );
  const visits = told.flatMap(({ judged, personNo }) => {
    const contactId = contactOf(personNo ?? personOf(judged), judged.contact?.id ?? null);
    return contactId === undefined ? [] : judged.days.map((day) => visitOf(contactId, day));
  });
  // Two rows of one person may say the same.
  const each = new Map(visits.map((visit) => [visit.id, visit]));
  return await noteSheetVisits(context.tracing, scope, tx, [...each.values()]);
}

function personOf({ match }: Told): number | null {
  return match?.kind === 'known' ? match.personNo : null;
}

/** The contact of a row, by its id or its person. */
async function followed(
  { people, areas }: Pick<SheetContext, 'people' | 'areas'>,
  scope: Scope,
  db: Db | Tx,
  { case_id: caseId }: Pick<ImportRow, 'case_id'>,
  rows: readonly Told[],
): Promise<(personNo: number | null, contactId: string | null) => string | undefined> {
  const own = rows.flatMap((row) => personOf(row) ?? []);
  const numbers = await people.numbersOf(scope, db, own);
  const found = await contactsToFollow({ areas }, scope, db, {
    caseId,
    personNos: [...own, ...[...numbers.values()].flat()],
    ids: rows.flatMap(({ contact }) => contact?.id ?? []),
  });
  const ids = new Set(found.map((one) => one.contactId));
  const byPerson = new Map(found.map((one) => [one.personNo, one.contactId]));
  return (personNo, contactId) => {
    if (contactId !== null) {
      return ids.has(contactId) ? contactId : undefined;
    }
    // A list of many cases names nobody but by the contact's own id.
    const all = personNo === null || caseId === null ? [] : [personNo, ...(numbers.get(personNo) ?? [])];
    return all.map((no) => byPerson.get(no)).find((id) => id !== undefined);
  };
}

function visitOf(
  contactId: string,
  { day, part, text, result, temperature, symptoms }: DayVisit,
): SheetVisit {
  const hour = String(HOURS[Math.min(part, HOURS.length - 1)]).padStart(2, '0');
  const at = Date.parse(`${day}T${hour}:00:00+07:00`);
  return {
    contactId,
    // The same cell of the same day is the same follow-up, however often its list is handed in.
    id: namedUuid7(at, `sheet-visit/${contactId}/${day}/${part}/${text}`),
    at: new Date(at).toISOString(),
    result,
    ...(temperature === undefined ? {} : { temperature }),
    symptoms: [...symptoms],
    note: `Theo tệp nhập: ${text}`.slice(0, 1000),
  };
}
