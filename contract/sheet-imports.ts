import { Type } from 'typebox';
import { caseClassifications } from './cases.ts';
import {
  type ApiTable,
  CalendarDate,
  Id,
  IdParams,
  Instant,
  JobAccepted,
  Nullable,
  OneOf,
  Page,
  Text,
  listQuery,
} from './kit.ts';

/** What the rows of a sheet become besides people. */
export const sheetKinds = ['case', 'contact', 'person'] as const;
export const sheetStates = ['mapping', 'checking', 'checked', 'importing', 'done'] as const;
/** `heading`: titles, section lines, sums and signatures; `skipped`: left out by an officer. Both are kept. */
export const sheetRowStates = ['new', 'heading', 'ready', 'bad', 'imported', 'duplicate', 'skipped'] as const;
/** What a column may hold. */
export const sheetFields = [
  'ordinal',
  'personId',
  'version',
  'caseId',
  'caseVersion',
  'stayCommune',
  'classification',
  'outcome',
  'contactId',
  'contactVersion',
  'contactStatus',
  'followUpOffice',
  'followUpOfficer',
  'fullName',
  'familyName',
  'givenName',
  'sex',
  'birth',
  'birthDay',
  'birthMonth',
  'maleYear',
  'femaleYear',
  'age',
  'citizenId',
  'phone',
  'address',
  'hamlet',
  'commune',
  'district',
  'province',
  'household',
  'onsetDate',
  'sampleDate',
  'reportDate',
  'relation',
  'firstContactDate',
  'lastContactDate',
  'dayMark',
  'note',
] as const;
/** Why a value was changed on the way in. */
export const sheetChanges = [
  'old-font',
  'other-table',
  'hidden-row',
  'side-table',
  'added-row',
  'ditto',
  'capitals',
  'no-marks',
  'joined-name',
  'serial-date',
  'month-first',
  'short-year',
  'year-assumed',
  'year-only',
  'year-as-day',
  'from-age',
  'leading-zero',
  'two-phones',
  'phone-tail',
  'day-visits',
  'day-test',
  'days-wait',
  'letter-digit',
  'relative-day',
  'birth-in-name',
  'unread-relation',
  'blank-word',
  'sex-from-column',
  'old-unit',
  'answered',
  'area-of-sender',
  'other-province',
  'stay-of-two',
  'default-date',
  'section-day',
  'section-place',
  'name-remark',
  'name-in-case',
  'known-person',
  'known-case',
  'may-be-known',
  'fills-record',
  'updates-record',
  'keeps-record',
] as const;
/** Where a sheet and the record of its person say different things: each row waits, or one of them holds. */
export const sheetDifferences = ['ask', 'sheet', 'record'] as const;
/** Why a row waits for an officer. */
export const sheetProblems = [
  'formula-error',
  'ditto-of-nothing',
  'no-name',
  'above-titles',
  'may-be-nobody',
  'bad-name',
  'two-people',
  'same-name',
  'same-as-above',
  'other-list',
  'bad-phone',
  'bad-citizen-id',
  'lost-digits',
  'bad-date',
  'future-date',
  'bad-birth',
  'bad-day-mark',
  'day-positive',
  'no-report-date',
  'no-contact-date',
  'divided-unit',
  'outside-area',
  'unknown-person',
  'outside-person',
  'held-back-person',
  'differs',
  'unknown-case',
  'outside-case',
  'case-step',
  'bad-stay',
  'unknown-contact',
  'other-case-contact',
  'no-contact-id',
  'outside-contact',
  'contact-step',
  'undecided-contact',
  'bad-relation',
  'unknown-office',
  'the-case-itself',
  'not-taken',
] as const;

export const SheetPlan = Type.Object({
  /** Row of the column titles, as the spreadsheet numbers it; 0: the sheet has none. */
  headerRow: Type.Integer({ minimum: 0, maximum: 1_048_576 }),
  /** Two where titles stand over titles ("Năm sinh" over "Nam" and "Nữ"). */
  headerRows: Type.Integer({ minimum: 1, maximum: 3 }),
  columns: Type.Array(Nullable(OneOf(sheetFields)), { minItems: 1, maxItems: 200 }),
  /** The day of each column that is of one day (`dayMark`); in the order of `columns`. */
  days: Type.Optional(Type.Array(Nullable(CalendarDate), { maxItems: 200 })),
  /** What titles count that name no day: 3 for "Ngày 3"; weekdays from the first of them on. */
  dayNumbers: Type.Optional(
    Type.Array(Nullable(Type.Integer({ minimum: 0, maximum: 60 })), { maxItems: 200 }),
  ),
  /** Days of columns that count are those after the last contact of each row, as its own column says. */
  daysAfterContact: Type.Optional(Type.Boolean()),
  disease: Type.Optional(Text(60)),
  classification: Type.Optional(OneOf(caseClassifications)),
  /** Holds for rows that name no day of report (cases) or of the last contact (contacts). */
  day: Type.Optional(CalendarDate),
  /** `ask` when left out. */
  differences: Type.Optional(OneOf(sheetDifferences)),
});

const Sentence = { vi: Type.String(), en: Type.String() };
const Counts = Type.Object(
  Object.fromEntries(sheetRowStates.map((state) => [state, Type.Integer()])) as {
    [state in (typeof sheetRowStates)[number]]: ReturnType<typeof Type.Integer>;
  },
);

export const SheetImportSummary = Type.Object({
  id: Id,
  fileName: Type.String(),
  sheet: Type.String(),
  sender: Type.String(),
  kind: OneOf(sheetKinds),
  caseId: Nullable(Id),
  areaName: Type.String(),
  state: OneOf(sheetStates),
  rows: Type.Integer(),
  counts: Counts,
  createdAt: Instant,
  createdBy: Type.String(),
});

export const SheetImport = Type.Object({
  ...SheetImportSummary.properties,
  /** The same content was taken in before. */
  sameAs: Nullable(Id),
  plan: SheetPlan,
  columns: Type.Array(
    Type.Object({
      title: Type.String(),
      field: Nullable(OneOf(sheetFields)),
      guess: OneOf(['sender', 'heading', 'content', 'none'] as const),
      samples: Type.Array(Type.String()),
    }),
  ),
  problems: Type.Array(
    Type.Object({
      code: OneOf(sheetProblems),
      ...Sentence,
      rows: Type.Integer(),
      first: Type.Array(Type.Integer()),
    }),
  ),
  changes: Type.Array(Type.Object({ reason: OneOf(sheetChanges), ...Sentence, rows: Type.Integer() })),
  questions: Type.Array(
    Type.Object({
      key: Type.String(),
      text: Type.String(),
      rows: Type.Integer(),
      choices: Type.Array(Type.Object({ id: Id, name: Type.String() })),
      answer: Nullable(Id),
    }),
  ),
  /** Share of the rows that the work in hand has passed, 0 to 1. */
  progress: Type.Number(),
  /** Of a file of refused rows that came back mended: rows corrected in their list, added to it, taken in before, and left as they were sent out. */
  returned: Type.Optional(
    Type.Object({
      mended: Type.Integer(),
      added: Type.Integer(),
      taken: Type.Integer(),
      untouched: Type.Integer(),
    }),
  ),
});

export const SheetRowView = Type.Object({
  row: Type.Integer(),
  state: OneOf(sheetRowStates),
  cells: Type.Array(Type.String()),
  problems: Type.Array(
    Type.Object({
      code: OneOf(sheetProblems),
      column: Nullable(Type.Integer()),
      record: Type.Optional(Type.String({ description: 'what the record says, where the row differs' })),
      ...Sentence,
    }),
  ),
  changes: Type.Array(
    Type.Object({
      reason: OneOf(sheetChanges),
      column: Nullable(Type.Integer()),
      to: Type.String(),
      ...Sentence,
    }),
  ),
  personId: Nullable(Id),
  caseId: Nullable(Id),
});

/** Sheets of other offices into people and cases or contacts: no row is lost. */
export const sheetImportsApi = {
  'POST /imports': {
    summary:
      'Hand in a sheet (XLSX, ODS or CSV); its rows are kept, its columns guessed, nobody is made yet. A mended file of refused rows corrects them in their list, which is answered',
    access: 'case.write',
    ratePerMinute: 30,
    bodyLimit: 45_000_000,
    body: Type.Object({
      id: Id,
      fileName: Text(200),
      sender: Text(160),
      /** The unit that sent it: what rows without an address belong to. */
      areaId: Id,
      kind: OneOf(sheetKinds),
      /** Of contacts: the case that they belong to. Left out for our own list of contacts of many cases, which names nobody. */
      caseId: Type.Optional(Id),
      sheet: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000 })),
      content: Type.String({ minLength: 4, maxLength: 44_000_000, description: 'the file, base64' }),
    }),
    reply: { 201: SheetImport, 200: SheetImport },
  },
  'GET /imports': {
    summary: 'Sheets handed in for the own areas, the newest first',
    access: 'case.write',
    query: Type.Object({
      ...listQuery,
      state: Type.Optional(OneOf(sheetStates)),
      kind: Type.Optional(OneOf(sheetKinds)),
      q: Type.Optional(Text(120, 'sender or file')),
    }),
    reply: { 200: Page(SheetImportSummary) },
    file: ['text/csv'],
  },
  'GET /imports/{id}': {
    summary: 'A sheet: its columns, counts, problems, questions and how far the work is',
    access: 'case.write',
    params: IdParams,
    reply: { 200: SheetImport },
  },
  'POST /imports/{id}/plan': {
    summary: 'What the columns mean; kept for the sender. Every row is checked again in the background',
    access: 'case.write',
    params: IdParams,
    body: SheetPlan,
    reply: { 202: JobAccepted },
  },
  'POST /imports/{id}/answers': {
    summary:
      'Which of its parts a divided unit means for this sender; asked once. Rows are checked again in the background',
    access: 'case.write',
    params: IdParams,
    body: Type.Object({
      answers: Type.Array(Type.Object({ key: Text(300), areaId: Id }), { minItems: 1, maxItems: 200 }),
    }),
    reply: { 202: JobAccepted },
  },
  'GET /imports/{id}/rows': {
    summary: 'Rows with what is wrong and what was changed; as a file with the reason beside each row',
    access: 'case.write',
    params: IdParams,
    query: Type.Object({
      ...listQuery,
      state: Type.Optional(OneOf(sheetRowStates)),
      /** Rows whose first problem it is. */
      problem: Type.Optional(OneOf(sheetProblems)),
    }),
    reply: { 200: Page(SheetRowView) },
    file: ['text/csv'],
  },
  'POST /imports/{id}/rows': {
    summary: 'Correct rows, or leave some out; what was handed in is kept beside',
    access: 'case.write',
    params: IdParams,
    body: Type.Object({
      rows: Type.Array(
        Type.Object({
          row: Type.Integer({ minimum: 1 }),
          cells: Type.Optional(Type.Array(Type.String({ maxLength: 2_000 }), { maxItems: 200 })),
          skip: Type.Optional(Type.Boolean()),
          /** Where the row and the record of its person differ, the row holds. */
          overwrite: Type.Optional(Type.Boolean()),
        }),
        { minItems: 1, maxItems: 200 },
      ),
    }),
    reply: { 200: Type.Object({ items: Type.Array(SheetRowView) }) },
  },
  'POST /imports/{id}/commit': {
    summary: 'Take in all rows that are ready, in the background; the others wait to be corrected',
    access: 'case.write',
    params: IdParams,
    reply: { 202: JobAccepted },
  },
} as const satisfies ApiTable;
