import {
  birthBehind,
  isMark,
  readBirthCell,
  readName,
  readPhones,
  saysNothing,
} from '../../../lib/clerks/index.ts';
import { typed } from '../defined.ts';
import { calendarDate } from '../formats.ts';

/** The cells of a row that say who it is about. */
export type PersonCells = {
  readonly fullName: string;
  readonly phone: string;
  readonly birthYear: string;
  readonly address?: string;
};

/** Why a row can not be taken as it stands, and in which cell. */
export type PersonProblem = {
  readonly text: 'badName' | 'twoPeople' | 'badPhone' | 'badYear' | 'nothingAbove';
  readonly column: 'fullName' | 'phone' | 'birthYear' | 'address';
};

/** What a row says of a person. */
export type PersonRead = {
  /** As the API takes it; undefined values are left out by `defined`. */
  readonly item: {
    readonly fullName: string | undefined;
    readonly phone: string | undefined;
    readonly birthYear: number | undefined;
    readonly address: string | undefined;
  };
  readonly problem: PersonProblem | null;
  /** What is recorded otherwise than it was typed, in the order of the cells. */
  readonly readAs: readonly string[];
};

/** A cell without what only says that there is nothing. */
const said = (text: string | undefined) =>
  text === undefined || saysNothing(text.trim()) ? undefined : typed(text);

/**
 * Reads who a row is about as the taking in of files does: capitals, remarks behind names, ages, several phones in a cell.
 * @param today `YYYY-MM-DD`, from which ages count.
 */
export function readPerson(row: PersonCells, today: string = calendarDate(Date.now())): PersonRead {
  const columns = ['fullName', 'phone', 'birthYear', 'address'] as const;
  const unfounded = columns.find((column) => isMark(row[column] ?? ''));
  const [written, phone, year] = [said(row.fullName), said(row.phone), said(row.birthYear)];
  const split = written === undefined || year !== undefined ? null : birthBehind(written);
  const name = written === undefined ? null : readName(split?.name ?? written);
  const phones = phone === undefined ? null : readPhones(phone);
  const birth = split?.birth ?? year;
  const born = birth === undefined ? null : readBirthCell(birth, today);
  const wrong: readonly (PersonProblem | false)[] = [
    unfounded !== undefined && { text: 'nothingAbove', column: unfounded },
    name?.problem === 'two-people' && { text: 'twoPeople', column: 'fullName' },
    name?.problem === 'bad-name' && { text: 'badName', column: 'fullName' },
    (phones?.problem ?? null) !== null && { text: 'badPhone', column: 'phone' },
    birth !== undefined &&
      born === null && { text: 'badYear', column: split === null ? 'birthYear' : 'fullName' },
  ];
  const item = {
    fullName: name === null ? undefined : name.problem === null ? name.value : written,
    phone: phones === null ? undefined : phones.problem === null ? phones.value.join('; ') : phone,
    birthYear: born?.birthYear,
    address: said(row.address),
  };
  return {
    item,
    problem: wrong.find((one) => one !== false) ?? null,
    readAs: [
      ...(item.fullName === undefined || item.fullName === written?.replace(/\s+/gu, ' ')
        ? []
        : [item.fullName]),
      ...(born === null || String(born.birthYear) === year ? [] : [String(born.birthYear)]),
      ...(phones === null || phones.reasons.length === 0 ? [] : [phones.value.join('; ')]),
    ],
  };
}
