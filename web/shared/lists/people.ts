import { type LabelCode, type LabelKind, labelOptions } from '../../../contract/labels.ts';
import { readBirthCell, readLooseDate, relationOfWords } from '../../../lib/clerks/index.ts';
import { calendarDate, formatCalendarDate, parseTypedDate } from '../formats.ts';
import { fold } from '../fold.ts';
import type { GridColumn } from './sheet.ts';

/** `15/8/2021` or `2021-08-15` as a calendar date; null when it is neither. */
export function dateOf(text: string): string | null {
  const plain = text.trim();
  return /^\d{4}-\d{2}-\d{2}$/u.test(plain) ? plain : parseTypedDate(plain);
}

/** A day as clerks write it ("5.8.21", "ngày 5 tháng 8", 44423); a day without a year is the last one that was. Null: it is none. */
export function looseDateOf(text: string): string | null {
  return dateOf(text) ?? readLooseDate(text.trim(), calendarDate(Date.now()), false)?.day ?? null;
}

/** A relation as our screens call it, or in the words of clerks. */
export function relationOf(text: string): LabelCode<'relation'> | undefined {
  return codeOf('relation', text) ?? relationOfWords(text);
}

/** A code by itself or by its name in either language. */
export function codeOf<K extends LabelKind>(kind: K, text: string): LabelCode<K> | undefined {
  const wanted = fold(text.trim());
  if (wanted === '') {
    return undefined;
  }
  return namesOf(kind).get(wanted) as LabelCode<K> | undefined;
}

const names = new Map<LabelKind, ReadonlyMap<string, unknown>>();

/** Codes of a kind by their folded names and by themselves; made once, since a thousand rows ask for them. */
function namesOf(kind: LabelKind): ReadonlyMap<string, unknown> {
  const known = names.get(kind);
  if (known !== undefined) {
    return known;
  }
  const options = [...labelOptions(kind, 'en'), ...labelOptions(kind, 'vi')];
  const made = new Map<string, unknown>(
    options.flatMap(({ value, label }) => [
      [String(value).toLowerCase(), value],
      [fold(label), value],
    ]),
  );
  names.set(kind, made);
  return made;
}

/** A reading of rows that is made once a row: an edited row is another one. */
export function onceARow<Row extends object, T>(read: (row: Row) => T): (row: Row) => T {
  const made = new WeakMap<Row, { readonly value: T }>();
  return (row) => {
    const before = made.get(row);
    if (before !== undefined) {
      return before.value;
    }
    const value = read(row);
    made.set(row, { value });
    return value;
  };
}

const never = () => false;
const showDate = (text: string) => {
  const date = looseDateOf(text);
  return date === null ? text : formatCalendarDate(date);
};
/** Column that holds names of codes. */
const coded = <C extends string>(id: C, heading: RegExp, kind: LabelKind): GridColumn<C> => ({
  id,
  heading,
  fits: (value) => codeOf(kind, value) !== undefined,
});

/** Columns that lists of people share, by what their headings say in Vietnamese or English. */
export const personColumns = {
  fullName: {
    id: 'fullName',
    heading:
      /^(ho va ten|ho ten|ten(?! (lop|phong|ca|chuyen|to))|hanh khach|hoc sinh|name|full name|contact name|passenger)/u,
  },
  phone: {
    id: 'phone',
    heading: /(dien thoai|sdt|so dt|^dt$|phone|mobile|tel)/u,
    // Several numbers too.
    fits: (value) => /^[+\d(][\d\s.()/;-]{7,40}$/u.test(value) && dateOf(value) === null,
  },
  birthYear: {
    id: 'birthYear',
    heading: /(nam sinh|ngay sinh|birth|dob|^ns$)/u,
    fits: (value) => /^(19|20)\d{2}$/u.test(value),
    // A birth date or an age gives its year.
    read: (value) => String(readBirthCell(value, calendarDate(Date.now()))?.birthYear ?? value),
  },
  address: { id: 'address', heading: /(dia chi|noi o|address)/u },
  relation: {
    id: 'relation',
    heading: /(quan he|moi lien he|lien he voi|relation)/u,
    fits: (value) => relationOf(value) !== undefined,
  },
  firstContactDate: {
    id: 'firstContactDate',
    heading: /(lan dau|tu ngay|gap dau|first)/u,
    fits: never,
    read: showDate,
  },
  lastContactDate: {
    id: 'lastContactDate',
    heading: /(ngay gap|lan cuoi|tiep xuc|den ngay|last|contact date|^ngay$|^date$)/u,
    fits: (value) => dateOf(value) !== null,
    read: showDate,
  },
  setting: coded(
    'setting',
    /(noi gap|boi canh|loai dia diem|noi tiep xuc|setting|type of place)/u,
    'placeKind',
  ),
  spot: { id: 'spot', heading: /(ghe|phong|giuong|ban so|seat|room|^cho$)/u, fits: never },
  unit: {
    id: 'unit',
    heading: /(lop|phong|chuyen|day|to sx|^to$|toa|buong|khu|room|line|class|carriage|unit)/u,
    fits: never,
  },
  seat: {
    id: 'seat',
    heading: /(ghe|cho ngoi|giuong|vi tri|may so|seat|bed|station|berth)/u,
    fits: (value) => /^(\d{1,3}[A-Za-z]|[A-Za-z]\d{1,3})$/u.test(value),
  },
  absent: { id: 'absent', heading: /(vang|nghi|co mat|diem danh|absent|attendance|present)/u, fits: never },
  note: { id: 'note', heading: /(ly do|ghi chu|note|reason)/u, fits: never },
  involvement: coded('involvement', /(vai tro|tham gia|role|involvement)/u, 'involvement'),
} as const satisfies { readonly [id: string]: GridColumn };
