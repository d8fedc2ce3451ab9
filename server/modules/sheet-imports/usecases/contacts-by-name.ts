import { fold } from '../../../../lib/vietnamese/index.ts';
import { systemScope, type Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { RowMatch } from '../../../registry/people/index.ts';
import { contactNosOf } from '../../tracing/index.ts';
import type { SheetContext } from '../context.ts';
import { contactByName, isSameName } from '../rules/contact-by-name.ts';
import type { JudgedRow } from '../rules/judge-row.ts';
import { readRows } from '../store/rows.ts';
import type { ImportRow } from '../store/tables.ts';
import { judgeFor } from './find-sheet.ts';

/** Follow-up lists have some hundred rows; of a longer one nobody is known by the name alone. */
const MOST_ROWS = 5_000;

/** A row with who it is in the registry, as far as that was found. */
export type FollowedRow = {
  readonly rowNo: number;
  readonly judged: JudgedRow;
  readonly match: RowMatch | null;
};

/** Which contact of the case a row is; `several`: more than one may be meant. */
export type CaseContact =
  | { readonly kind: 'contact'; readonly match: RowMatch; readonly byName: boolean }
  | { readonly kind: 'several' };

/** Whether a list tells day by day of the contacts of one case. */
export function followsContacts({ case_id: caseId, plan }: ImportRow): boolean {
  return caseId !== null && plan.columns.includes('dayMark');
}

/**
 * Contacts of the case of a follow-up list whom its rows mean, by row number: as they were found in the registry, else by their
 * name within the case. Who is missing is a contact yet to be named.
 */
export async function contactsByName(
  context: Pick<SheetContext, 'platform' | 'people' | 'areas'>,
  scope: Scope,
  db: Db | Tx,
  sheet: ImportRow,
  rows: readonly FollowedRow[],
): Promise<ReadonlyMap<number, CaseContact>> {
  if (sheet.case_id === null || !followsContacts(sheet)) {
    return new Map();
  }
  const nos = await contactNosOf(scope, db, sheet.case_id);
  // Compared here and told to nobody: a namesake whom the officer may not see must count too.
  const inside = systemScope('imports.names', scope.dataset);
  const records = await context.people.recordsOf(inside, db, nos);
  const contacts = [...new Map([...records.values()].map((one) => [one.personNo, one])).values()];
  const numbers = new Set([...nos, ...contacts.map(({ personNo }) => personNo)]);
  const names = contacts.length === 0 ? [] : await namesOf(context, scope, db, sheet);
  const namesByFold = Map.groupBy(names ?? [], ({ name }) => fold(name ?? ''));
  const contactsByFold = Map.groupBy(contacts, ({ fullName }) => fold(fullName ?? ''));
  const meant = ({ rowNo, judged, match }: FollowedRow): CaseContact | undefined => {
    if (match?.kind === 'known' || match?.kind === 'outside') {
      return numbers.has(match.personNo) ? { kind: 'contact', match, byName: false } : undefined;
    }
    if (match?.kind !== 'new' || judged.fullName === null || names === null) {
      return undefined;
    }
    const folded = fold(judged.fullName);
    const namesakes = (namesByFold.get(folded) ?? []).filter(
      ({ row, name }) => row !== rowNo && isSameName(name, judged.fullName),
    ).length;
    const person = { ...judged, identifiers: judged.idNumbers };
    const found = contactByName(person, contactsByFold.get(folded) ?? [], namesakes);
    return found === null
      ? undefined
      : found === 'several'
        ? { kind: 'several' }
        : {
            kind: 'contact',
            // A name is no ground to change a record by.
            match: {
              kind: 'known',
              personNo: found.personNo,
              personId: found.personId,
              version: found.version,
              by: 'match',
              differences: [],
            },
            byName: true,
          };
  };
  return new Map(
    rows.flatMap((row) => {
      const contact = meant(row);
      return contact === undefined ? [] : [[row.rowNo, contact] as const];
    }),
  );
}

/** The names of all rows that are not left out; null: too many. */
async function namesOf(
  context: Pick<SheetContext, 'platform' | 'areas'>,
  scope: Scope,
  db: Db | Tx,
  sheet: ImportRow,
): Promise<{ readonly row: number; readonly name: string | null }[] | null> {
  const states = ['new', 'ready', 'bad', 'imported', 'duplicate'] as const;
  const wanted = { states, after: 0, limit: MOST_ROWS + 1 };
  const rows = await readRows(scope, db, context.platform.secrets, sheet.id, wanted);
  const judge = await judgeFor(context, scope, db, sheet);
  return rows.length > MOST_ROWS
    ? null
    : rows.map(({ row_no: row, kept }) => ({ row, name: judge(kept).fullName }));
}
