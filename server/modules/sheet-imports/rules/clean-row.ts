import type { sheetKinds } from '../../../../contract/sheet-imports.ts';
import {
  birthBehind,
  type IdNumber,
  readIdNumber,
  readName,
  readPhones,
  readSex,
  repeatsAnother,
  saysNothing,
} from '../../../../lib/clerks/index.ts';
import { readBirth } from './read-birth.ts';
import { dayReader } from './read-day-cell.ts';
import { type ContactWords, readContact } from './read-contact.ts';
import { mayBeNobody, standsForNobody } from './nobody.ts';
import { allColumns, type PlanColumns } from './plan-columns.ts';
import type { SheetField } from './read-heading.ts';
import type { Cell, Change, ChangeReason, Problem, ProblemCode, RowChange, RowProblem } from './row-notes.ts';
import { type DayVisit, readDays } from './read-days.ts';
import type { Section } from './section-lines.ts';
import { readRelation } from './read-relation.ts';
import { readCode } from './read-code.ts';
import type { TableNote } from './table-kinds.ts';

/** A row of a sheet as it is kept: its cells, which of them a ditto mark stood for, and what was done to the whole row. */
export type KeptCells = {
  readonly cells: readonly string[];
  readonly dittos: readonly number[];
  readonly notes: readonly (
    | 'old-font'
    | 'other-table'
    | 'hidden-row'
    | 'side-table'
    | 'added-row'
    | 'same-number'
    | TableNote
  )[];
  /** What lines above say of the row. */
  readonly section?: Section;
};

export type CleaningPlan = {
  readonly kind: (typeof sheetKinds)[number];
  /** Of contacts: a list of many cases, which corrects and names nobody. */
  readonly acrossCases: boolean;
  readonly columns: PlanColumns;
  /** The day of each column of one day. */
  readonly days?: readonly (string | null)[];
  /** What columns count that name no day, and whether they count from the last contact of each row. */
  readonly dayNumbers?: readonly (number | null)[];
  readonly daysAfterContact?: boolean;
  /** `YYYY-MM-DD`: of the report or of the last contact, for rows that name none. */
  readonly day: string | null;
  readonly today: string;
};

/** What a row says of a person, cleaned. */
export type CleanRow = {
  /** A title, a section line, a sum or a signature: no person. */
  readonly isHeading: boolean;
  readonly personId: string | null;
  /** Version of the record that our own export carries. */
  readonly version: number | null;
  /** Case that a row of our own list of cases corrects, and the version that the list carries; null: a row of its own. */
  readonly caseId: string | null;
  readonly caseVersion: number | null;
  readonly stayUnit: string;
  /** What a row of our own list of contacts says; null: the row names somebody. */
  readonly contact: ContactWords | null;
  readonly classification: string | null;
  readonly outcome: string | null;
  /** Code by which the sender names a household. */
  readonly household: string | null;
  readonly fullName: string | null;
  readonly sex: 'male' | 'female' | 'unknown';
  readonly birthDate: string | null;
  readonly birthYear: number | null;
  readonly idNumbers: readonly IdNumber[];
  readonly phones: readonly string[];
  /** House, street, hamlet as written, for the record. */
  readonly address: string | null;
  readonly unit: {
    readonly text: string;
    readonly commune: string;
    readonly district: string;
    readonly province: string;
  };
  readonly addressColumn: number | null;
  readonly onsetDate: string | null;
  readonly sampleDate: string | null;
  readonly reportDate: string | null;
  readonly relation: ReturnType<typeof readRelation>;
  readonly firstContactDate: string | null;
  readonly lastContactDate: string | null;
  /** Of contacts: what the columns of days tell. */
  readonly days: readonly DayVisit[];
  readonly changes: readonly RowChange[];
  readonly problems: readonly RowProblem[];
};

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/iu;
const LONGEST_ADDRESS = 300;
/** What a formula came to that could not be computed. */
const FORMULA_ERROR = /^#(N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/iu;

/** What is noted of rows of a table that is none of such lists. */
const OF_OTHER: { readonly [kind in CleaningPlan['kind']]: TableNote | null } = {
  case: 'of-contacts',
  contact: 'of-cases',
  person: null,
};

type Note = KeptCells['notes'][number];
/** Notes of what was done to a row; the others say what may be wrong with it. */
function isChange(note: Note): note is Exclude<Note, TableNote | 'same-number'> {
  return note !== 'same-number' && note !== 'of-cases' && note !== 'of-contacts';
}

/** Columns in which a ditto mark means the cell above; those of days are read by themselves. */
function mayRepeat(field: SheetField | null): boolean {
  return field !== null && field !== 'note' && field !== 'ordinal' && field !== 'dayMark';
}

/** Columns of which nothing is kept: a formula that failed there stops nobody. */
function isKept(field: SheetField | null): boolean {
  return field !== null && field !== 'note' && field !== 'ordinal';
}

/** Reads a row of a sheet by its plan. Every change has its reason, everything unreadable its problem; nothing is left out silently. */
export function cleanRow({ cells: kept, dittos, notes, section }: KeptCells, plan: CleaningPlan): CleanRow {
  const isMeant = (column: number) => (plan.columns[column] ?? null) !== null;
  // The errors of formulas are told once; what else a cell would be read as is of no use.
  const failed = kept.flatMap((text, column) =>
    isKept(plan.columns[column] ?? null) && FORMULA_ERROR.test(text.trim()) ? [column] : [],
  );
  const unfounded = kept.flatMap((text, column) =>
    mayRepeat(plan.columns[column] ?? null) && !dittos.includes(column) && repeatsAnother(text)
      ? [column]
      : [],
  );
  const unread = [...failed, ...unfounded];
  const cells = unread.length === 0 ? kept : kept.map((text, at) => (unread.includes(at) ? '' : text));
  const changes: RowChange[] = [
    ...notes.filter(isChange).map((reason) => ({ reason, column: null, to: '' })),
    ...dittos
      .filter(isMeant)
      .map((column) => ({ reason: 'ditto' as const, column, to: cells[column] ?? '' })),
  ];
  const problems: RowProblem[] = [
    ...failed.map((column) => ({ code: 'formula-error' as const, column })),
    ...unfounded.map((column) => ({ code: 'ditto-of-nothing' as const, column })),
  ];
  const at = (field: SheetField) => plan.columns.indexOf(field);
  const texts: string[] = [];
  const written = (field: SheetField) => {
    const column = at(field);
    return column < 0 ? '' : (texts[column] ??= (cells[column] ?? '').replaceAll('\u00A0', ' ').trim());
  };
  const columnOf = (field: SheetField) => (at(field) < 0 ? null : at(field));
  const change = (reason: ChangeReason, field: SheetField, to: string) => {
    changes.push({ reason, column: columnOf(field), to });
  };
  const problem = (code: ProblemCode, field: SheetField | null) => {
    problems.push({ code, column: field === null ? null : columnOf(field) });
  };

  if (notes.some((note) => OF_OTHER[plan.kind] === note)) {
    problem('other-list', null);
  }
  // Number and name merged over two rows: one person with two phones or tests, not two of a name.
  if (notes.includes('same-number') && at('ordinal') >= 0 && at('fullName') === at('ordinal') + 1) {
    problem('same-as-above', 'fullName');
  }

  const personId = UUID.test(written('personId')) ? written('personId').toLowerCase() : null;
  // A birth behind the name counts where no column says it.
  const split =
    personId === null && BIRTHS.every((field) => written(field) === '')
      ? birthBehind(written('fullName'))
      : null;
  const cell: Cell = (field) =>
    split !== null && field === 'fullName'
      ? split.name
      : split !== null && field === 'birth'
        ? split.birth
        : written(field);
  if (split !== null) {
    change('birth-in-name', 'fullName', split.name);
  }
  const family = allColumns(plan.columns, FAMILY).map((column) => (cells[column] ?? '').trim());
  const name = readWholeName(cell, family, personId !== null, change, problem);
  const numbers = cell('citizenId') === '' ? [] : [readIdNumber(cell('citizenId'))];
  const idNumbers = numbers.flatMap(({ value, reasons, problem: wrong }) => {
    reasons.forEach((reason) => change(reason, 'citizenId', value?.value ?? ''));
    if (wrong !== null) {
      problem(wrong, 'citizenId');
    }
    return value ?? [];
  });
  const phones = allColumns(plan.columns, PHONES).flatMap((column) => {
    const text = (cells[column] ?? '').trim();
    if (text === '') {
      return [];
    }
    const { value, reasons, problem: wrong } = readPhones(text);
    changes.push(...reasons.map((reason) => ({ reason, column, to: value.join(', ') })));
    if (wrong !== null) {
      problems.push({ code: wrong, column });
    }
    return value;
  });
  const birth = readBirth(cell, plan.today, change, problem);
  const sex = readSexOf(cell, change);
  const readDay = dayReader(plan, change, problem);
  const date = (field: SheetField) => readDay(field, cell(field));
  const onsetDate = date('onsetDate');
  const sampleDate = date('sampleDate');
  const reported = date('reportDate');
  const firstContactDate = date('firstContactDate');
  const contacted = date('lastContactDate');

  const fallback = (given: string | null, field: 'reportDate' | 'lastContactDate', missing: ProblemCode) => {
    if (given !== null || cell(field) !== '') {
      return given;
    }
    if (plan.day === null) {
      problem(missing, field);
    } else {
      change('default-date', field, plan.day);
    }
    return plan.day;
  };
  const caseId = plan.kind === 'case' && UUID.test(cell('caseId')) ? cell('caseId').toLowerCase() : null;
  const isCase = plan.kind === 'case' && caseId === null;
  const contact = plan.kind === 'contact' ? readContact(cell, plan.columns, plan.acrossCases) : null;
  const ownId = personId ?? caseId ?? contact?.id ?? null;
  const relation = cell('relation') === '' ? undefined : readRelation(cell('relation'));
  const saysRelation = cell('relation') !== '' && !saysNothing(cell('relation'));
  if (plan.kind === 'contact' && contact === null && relation === undefined && saysRelation) {
    change('unread-relation', 'relation', '');
  }
  const isHeading = standsForNobody(cells, plan, { name, idNumbers, phones, personId: ownId });
  // The day of a line above, else that of the whole sheet.
  const dayOf = (
    given: string | null,
    field: 'reportDate' | 'lastContactDate',
    missing: ProblemCode,
  ): string | null =>
    cell(field) === '' && section?.day !== undefined
      ? readDay(field, section.day, 'section-day')
      : fallback(given, field, missing);
  const reportDate = isCase ? dayOf(reported, 'reportDate', 'no-report-date') : reported;
  const lastContactDate =
    plan.kind === 'contact' && contact === null
      ? dayOf(contacted, 'lastContactDate', 'no-contact-date')
      : contacted;
  const followed =
    plan.kind === 'contact'
      ? readDays(cells, dittos, plan, plan.daysAfterContact === true ? lastContactDate : null)
      : null;
  changes.push(...(followed?.changes ?? []));
  problems.push(...(followed?.problems ?? []));
  if (name === null && ownId === null && (isCase || phones.length === 0)) {
    if (unread.length === 0 && problems.length > 0 && mayBeNobody(cells, plan)) {
      // Two signatures beside each other, in columns of other things.
      problems.splice(0, problems.length, { code: 'may-be-nobody', column: null });
    } else if (!unread.includes(at('fullName'))) {
      problem('no-name', 'fullName');
    }
  } else if (ownId === null && mayBeNobody(cells, plan)) {
    problem('may-be-nobody', 'fullName');
  }
  const addressParts = allColumns(plan.columns, ADDRESSES).map((column) => onOneLine(cells[column] ?? ''));
  const units = [cell('commune'), cell('district'), cell('province')].map(onOneLine);
  const version = personId !== null && /^\d{1,9}$/u.test(cell('version')) ? Number(cell('version')) : null;
  // Our own export has the whole address in one cell, and its unit beside it.
  const addressTexts = version === null ? [...addressParts, ...units] : addressParts;
  const address = addressTexts.filter((part) => part !== '' && !saysNothing(part)).join(', ');
  return {
    isHeading,
    personId,
    version,
    caseId,
    caseVersion: /^\d{1,9}$/u.test(cell('caseVersion')) ? Number(cell('caseVersion')) : null,
    contact,
    stayUnit: caseId === null ? '' : cell('stayCommune'),
    classification: readCode('caseClassification', cell('classification')),
    outcome: readCode('caseOutcome', cell('outcome')),
    household:
      cell('household') === '' || saysNothing(cell('household')) ? null : cell('household').slice(0, 60),
    fullName: name,
    ...birth,
    sex,
    idNumbers,
    phones: [...new Set(phones)].slice(0, 6),
    address: address === '' ? null : address.slice(0, LONGEST_ADDRESS),
    unit: {
      text: addressParts.filter((part) => part !== '').join(', '),
      commune: units[0]!,
      district: units[1]!,
      province: units[2]!,
    },
    addressColumn: columnOf('commune') ?? columnOf('address'),
    onsetDate,
    sampleDate,
    reportDate,
    relation,
    firstContactDate,
    lastContactDate,
    days: followed?.days ?? [],
    changes: isHeading ? [] : changes,
    problems: isHeading ? [] : problems,
  };
}

const BIRTHS: readonly SheetField[] = ['birth', 'maleYear', 'femaleYear', 'age'];
const PHONES: readonly SheetField[] = ['phone'];
/** "Họ" and "Chữ lót" may stand apart. */
const FAMILY: readonly SheetField[] = ['familyName'];
const ADDRESSES: readonly SheetField[] = ['address', 'hamlet'];

/** Lines of an address: parts of it where nothing else parts it, else only what the width of the column broke. */
function onOneLine(text: string): string {
  return text.trim().replace(/\s*[\r\n]+\s*/gu, /[,;]/u.test(text) ? ' ' : ', ');
}

function readWholeName(
  cell: Cell,
  family: readonly string[],
  isOurs: boolean,
  change: Change,
  problem: Problem,
): string | null {
  const parts = [...family, cell('givenName')].filter((part) => part !== '');
  const field = cell('fullName') === '' && parts.length > 0 ? 'givenName' : 'fullName';
  const written = cell('fullName') === '' ? parts.join(' ') : cell('fullName');
  if (written === '') {
    return null;
  }
  const { value, reasons, problem: wrong } = readName(written, isOurs);
  if (wrong !== null) {
    problem(wrong, field);
    return value === '' ? null : value.slice(0, 120);
  }
  if (field === 'givenName') {
    change('joined-name', field, value);
  }
  reasons.forEach((reason) => change(reason, field, value));
  return value;
}

/** By the column of the sex, or by which of two columns ("Nam", "Nữ") holds the year of birth or a mark. */
function readSexOf(cell: Cell, change: Change): CleanRow['sex'] {
  const says = (field: SheetField) => cell(field) !== '' && !saysNothing(cell(field));
  const [male, female] = [says('maleYear'), says('femaleYear')];
  if (male !== female) {
    change('sex-from-column', male ? 'maleYear' : 'femaleYear', male ? 'nam' : 'nữ');
    return male ? 'male' : 'female';
  }
  return readSex(cell('sex')) ?? 'unknown';
}
