import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import type {
  LookedUp,
  LookedFor,
  PersonDraft,
  RowField,
  RowMatch,
  RowOfPerson,
} from '../../../registry/people/index.ts';
import type { SheetContext } from '../context.ts';
import type { Judge, JudgedRow } from '../rules/judge-row.ts';
import type { SheetField } from '../rules/read-heading.ts';
import type { CaseRef } from '../../cases/index.ts';
import { type CaseContact, contactsByName, followsContacts } from './contacts-by-name.ts';
import { reviewDays } from './record-days.ts';
import { reviewCorrections } from './correct-cases.ts';
import { reviewContacts } from './correct-contacts.ts';
import { knownCases } from './known-cases.ts';
import type { OpenRow } from '../store/rows.ts';
import type { ImportRow } from '../store/tables.ts';

/** A row with who it is: null where only its own words were looked at. */
export type ReviewedRow = JudgedRow & {
  readonly match: RowMatch | null;
  /** Whether a follow-up list tells of somebody who is a contact of its case already. */
  readonly isContact?: true;
};

/** A row before it is known who it is. */
type ToldRow = Omit<ReviewedRow, 'match'>;

type RowToReview = Pick<OpenRow, 'overwrites' | 'row_no'> & {
  readonly judged: JudgedRow;
  /** Who it may be, where that was looked up before. */
  readonly looked?: LookedFor | null;
};

/**
 * Looks up who judged rows are: what a preview shows, and what taking in goes by.
 * @param since keys kept since rows were looked up; without it all are looked up anew.
 */
export async function reviewRows(
  context: Pick<SheetContext, 'platform' | 'people' | 'areas'>,
  scope: Scope,
  db: Db | Tx,
  sheet: ImportRow,
  rows: readonly RowToReview[],
  since?: LookedUp['since'],
): Promise<ReviewedRow[]> {
  const judged = rows.map((row) => row.judged);
  const corrections = judged.flatMap((row, i) => (row.caseId === null ? [] : [i]));
  const corrected = await reviewCorrections(
    context,
    scope,
    db,
    sheet,
    corrections.map((i) => ({ judged: judged[i]!, overwrites: rows[i]!.overwrites })),
  );
  corrections.forEach((i, at) => {
    judged[i] = corrected[at]!;
  });
  const contacts = judged.flatMap((row, i) => (row.contact === null || row.state === 'heading' ? [] : [i]));
  const reviewed = await reviewContacts(
    context,
    scope,
    db,
    sheet,
    contacts.map((i) => ({ judged: judged[i]!, overwrites: rows[i]!.overwrites })),
  );
  contacts.forEach((i, at) => {
    judged[i] = reviewed[at]!;
  });
  const asked = judged.flatMap((row, i) => (row.state !== 'heading' && !correctsRecord(row) ? [i] : []));
  const matches = await context.people.matchRows(
    scope,
    db,
    asked.map((i) => personOf(sheet, judged[i]!)),
    since === undefined ? undefined : { rows: asked.map((i) => rows[i]!.looked ?? null), since },
  );
  const byRow = new Map(asked.map((i, at) => [i, matches[at]!]));
  const followed = followsContacts(sheet)
    ? asked.map((i, at) => ({ rowNo: rows[i]!.row_no, judged: judged[i]!, match: matches[at]! }))
    : [];
  const contactOf = await contactsByName(context, scope, db, sheet, followed);
  const matched = judged.map((row, i): ReviewedRow => {
    const contact = contactOf.get(rows[i]!.row_no);
    const match = contact?.kind === 'contact' ? contact.match : (byRow.get(i) ?? null);
    const told = contact === undefined ? row : withContact(sheet, row, contact);
    return match === null ? { ...told, match } : withMatch(sheet, told, match, rows[i]!.overwrites);
  });
  const withDays = await reviewDays(context, scope, db, sheet, matched);
  return sheet.kind === 'case' ? await withKnownCases(context, scope, db, sheet, withDays) : withDays;
}

/** A contact of the case needs no day of contact in a follow-up list; one of several of a name waits. */
function withContact({ plan }: ImportRow, row: JudgedRow, contact: CaseContact): ToldRow {
  const column = plan.columns.findIndex((field) => field === 'fullName' || field === 'givenName');
  if (contact.kind === 'several') {
    return { ...row, problems: [...row.problems, { code: 'same-name', column }] };
  }
  return {
    ...row,
    isContact: true,
    problems: row.problems.filter(({ code }) => code !== 'no-contact-date'),
    changes: [
      ...row.changes.filter(({ reason }) => reason !== 'default-date'),
      ...(contact.byName ? [{ reason: 'name-in-case' as const, column, to: '' }] : []),
    ],
    lastContactDate: row.changes.some(({ reason }) => reason === 'default-date') ? null : row.lastContactDate,
  };
}

/** Says of rows whose person is a case of that illness already that no other case is opened. */
async function withKnownCases(
  context: Pick<SheetContext, 'people' | 'areas'>,
  scope: Scope,
  db: Db | Tx,
  { plan }: ImportRow,
  rows: readonly ReviewedRow[],
): Promise<ReviewedRow[]> {
  const nos = rows.flatMap(({ match }) => (match !== null && 'personNo' in match ? [match.personNo] : []));
  if (nos.length === 0 || plan.disease === undefined) {
    return [...rows];
  }
  const known = await knownCases(context, scope, db, plan.disease, nos);
  const maySee = ({ areaNo, stayAreaNo }: CaseRef) =>
    [areaNo, stayAreaNo].some((no) => mayIn(scope, 'case.read', context.areas.pathOf(no)));
  return rows.map((row) => {
    const { match, reportDate } = row;
    const before =
      match !== null && 'personNo' in match && reportDate !== null
        ? known(match.personNo, reportDate)
        : undefined;
    return before === undefined
      ? row
      : {
          ...row,
          changes: [
            ...row.changes,
            { reason: 'known-case', column: null, to: maySee(before) ? before.label : '' },
          ],
        };
  });
}

/** Whether a row corrects a case or a contact that is on record, and makes nobody. */
export function correctsRecord({ caseId, contact }: JudgedRow): boolean {
  return caseId !== null || contact !== null;
}

/** Whether a row says of somebody without an id of ours, so that who it is must be looked up. */
export function namesSomebody(row: JudgedRow): boolean {
  return row.state !== 'heading' && row.personId === null && !correctsRecord(row);
}

/** Rows with what each says by its own words. */
export function judgedRows(
  rows: readonly OpenRow[],
  judge: Judge,
): (OpenRow & { readonly judged: JudgedRow })[] {
  return rows.map((row) => ({ ...row, judged: judge(row.kept) }));
}

/** What a row says of its person. A unit that was only guessed from the sender says nothing of somebody known. */
export function personOf(sheet: ImportRow, row: JudgedRow): RowOfPerson {
  const { personId, version, namesUnit } = row;
  const draft = draftOf(sheet, row);
  return { personId, version, draft: namesUnit || personId === null ? draft : { ...draft, areaNo: null } };
}

/** The person of a row as the registry takes it. Rows of one household code of a sender are one household. */
export function draftOf({ dataset, area_no, sender_key }: ImportRow, row: JudgedRow): PersonDraft {
  const { household } = row;
  const name = `household:${dataset}:${area_no}:${sender_key}:${household}`;
  return {
    fullName: row.fullName,
    sex: row.sex,
    birthDate: row.birthDate,
    birthYear: row.birthYear,
    identifiers: row.idNumbers,
    phones: row.phones,
    address: row.address,
    areaNo: row.areaNo,
    householdId: household === null ? null : namedUuid7(0, name),
  };
}

/** Whether a row's values hold where the record of its person says something else. */
export function overwrites({ plan }: ImportRow, row: { readonly overwrites: boolean }): boolean {
  return row.overwrites || plan.differences === 'sheet';
}

function withMatch(sheet: ImportRow, row: ToldRow, match: RowMatch, own: boolean): ReviewedRow {
  const { columns, differences = sheet.kind === 'person' ? 'ask' : 'record' } = sheet.plan;
  const columnOf = (fields: readonly SheetField[]) => {
    const at = columns.findIndex((field) => field !== null && fields.includes(field));
    return at < 0 ? null : at;
  };
  const changes = [...row.changes];
  const problems = [...row.problems];
  switch (match.kind) {
    case 'unknown':
      problems.push({ code: 'unknown-person', column: columnOf(['personId']) });
      break;
    case 'outside':
      // Contacts and cases may be of anybody; only the record itself stays as it is.
      if (sheet.kind === 'person') {
        const code = match.heldBack ? 'held-back-person' : 'outside-person';
        problems.push({ code, column: columnOf(['personId', 'fullName']) });
      }
      break;
    case 'new':
      if (match.possible.length > 0) {
        changes.push({ reason: 'may-be-known', column: columnOf(['fullName', 'givenName']), to: '' });
      }
      break;
    case 'known':
      if (match.by === 'match' && !changes.some(({ reason }) => reason === 'name-in-case')) {
        changes.push({ reason: 'known-person', column: columnOf(['fullName', 'givenName']), to: '' });
      }
      for (const { field, kind } of match.differences) {
        const column = columnOf(columnsOf[field]);
        const to = valueOf(row, field);
        if (kind !== 'conflict') {
          changes.push({ reason: kind === 'fill' ? 'fills-record' : 'updates-record', column, to });
        } else if (own || differences === 'sheet') {
          changes.push({ reason: 'updates-record', column, to });
        } else if (differences === 'record') {
          changes.push({ reason: 'keeps-record', column, to: '' });
        } else {
          problems.push({ code: 'differs', column });
        }
      }
  }
  return { ...row, changes, problems, state: problems.length === 0 ? 'ready' : 'bad', match };
}

const columnsOf: { readonly [field in RowField]: readonly SheetField[] } = {
  fullName: ['fullName', 'givenName', 'familyName'],
  sex: ['sex', 'maleYear', 'femaleYear'],
  birthDate: ['birth', 'maleYear', 'femaleYear', 'age'],
  phones: ['phone'],
  identifiers: ['citizenId'],
  address: ['address', 'hamlet'],
  areaId: ['commune', 'district', 'address'],
  householdId: ['household'],
};

function valueOf(row: JudgedRow, field: RowField): string {
  switch (field) {
    case 'fullName':
      return row.fullName ?? '';
    case 'sex':
      return row.sex;
    case 'birthDate':
      return row.birthDate ?? String(row.birthYear ?? '');
    case 'phones':
      return row.phones.join(', ');
    case 'identifiers':
      return row.idNumbers.map(({ value }) => value).join(', ');
    case 'address':
      return row.address ?? '';
    case 'householdId':
      return row.household ?? '';
    case 'areaId':
      return row.unit.commune === '' ? row.unit.text : row.unit.commune;
  }
}
