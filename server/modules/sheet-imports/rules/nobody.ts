import { fieldOfTitle, type SheetField } from './read-heading.ts';
import { dayOfTitles } from './day-columns.ts';
import { countedDay } from './day-numbers.ts';
import type { IdNumber } from '../../../../lib/clerks/index.ts';
import { allColumns, type PlanColumns } from './plan-columns.ts';

const NAMES: readonly SheetField[] = ['fullName', 'familyName', 'givenName'];
/** How lines begin that close a table or stand over it. */
export const CLOSING =
  /^(tổng|cộng|người (?:lập|tổng hợp|thống kê|ghi|báo cáo)|lập bảng|xác nhận|thủ trưởng|giám đốc|trưởng trạm|chủ tịch|lãnh đạo|ghi chú:|nơi nhận|\(?ký,|\(?đã ký|\(?danh sách (này )?(có|gồm)|\(?bằng chữ|trang \d|cộng hòa xã hội|độc lập - tự do|(sở|trạm|trung tâm) y tế|ubnd|ủy ban nhân dân)/iu;
/** A line that stands over the rows of a place or a day. */
const SECTION =
  /^([IVX]+[.,)]|\d{1,2}[.,)]|[a-z]\)|-)?\s*(xã|phường|thị trấn|thôn|xóm|bản|khối|tổ|khu|huyện|tỉnh|đợt|ngày|danh sách|khách sạn|công ty)\s/iu;

type Said = {
  readonly name: string | null;
  readonly idNumbers: readonly IdNumber[];
  readonly phones: readonly string[];
  readonly personId: string | null;
};

/** Titles of sections, repeated column titles, sums and signatures name nobody. */
export function standsForNobody(
  cells: readonly string[],
  plan: {
    readonly columns: PlanColumns;
    readonly days?: readonly (string | null)[];
    readonly today: string;
  },
  said: Said,
): boolean {
  if (said.personId !== null || said.idNumbers.length > 0 || said.phones.length > 0) {
    return false;
  }
  const filled = filledCells(cells);
  const nameColumns = new Set(allColumns(plan.columns, NAMES));
  const names = filled.filter(({ column }) => nameColumns.has(column));
  // Beside a name the same words are a remark or an occupation: "xác nhận dương tính", "giám đốc công ty".
  if (filled.length === 0 || (names.length > 0 ? names : filled).some(({ text }) => CLOSING.test(text))) {
    return true;
  }
  // "Sáng", "Chiều" below the days of a follow-up list.
  if (
    filled.every(
      ({ text, column }) =>
        plan.columns[column] === 'dayMark' && /^(?:sáng|trưa|chiều|tối|s|c)$/iu.test(text),
    )
  ) {
    return true;
  }
  const numbers = filled.every(({ text }) => /^\(?\d{1,2}\)?$/u.test(text));
  const repeated = filled.filter(({ text, column }) => {
    const field = plan.columns[column] ?? null;
    const isHalf = field === 'maleYear' || field === 'femaleYear';
    return (
      field !== null &&
      field !== 'ordinal' &&
      // The days across stand on each page again.
      (field === 'dayMark' ? namesOwnDay(text, plan.days?.[column], plan.today) : true) &&
      // "Nam" and "Nữ" stand below "Năm sinh".
      (field === 'dayMark' || fieldOfTitle(text) === field || (isHalf && /^(nam|nữ)$/iu.test(text)))
    );
  });
  if (numbers || repeated.length > 1) {
    return true;
  }
  const others = filled.filter(({ column }) => plan.columns[column] !== 'ordinal');
  const [only] = others;
  if (only === undefined || others.length > 1) {
    return others.length === 0;
  }
  if (nameColumns.has(only.column)) {
    return SECTION.test(only.text);
  }
  // A row with a number of its own and something about a person is somebody whose name is missing.
  const isNumbered = filled.some(
    ({ text, column }) => plan.columns[column] === 'ordinal' && /^\d+\.?$/u.test(text),
  );
  return !isNumbered || (plan.columns[only.column] ?? null) === null || SECTION.test(only.text);
}

/**
 * Whether a row may be a signature or a remark below the table: a name alone beside columns that stay empty, or in a numbered list
 * a row without a number and without any digit.
 */
export function mayBeNobody(cells: readonly string[], plan: { readonly columns: PlanColumns }): boolean {
  const filled = filledCells(cells);
  const meant = plan.columns.filter((field) => field !== null && field !== 'note');
  if (filled.length === 1 && meant.length > 2) {
    return true;
  }
  const ordinal = plan.columns.indexOf('ordinal');
  const isNumbered = ordinal < 0 || (cells[ordinal] ?? '').trim() !== '';
  return !isNumbered && !filled.some(({ text }) => /\d/u.test(text));
}

function filledCells(cells: readonly string[]): { readonly text: string; readonly column: number }[] {
  return cells.flatMap((text, column) => (text.trim() === '' ? [] : [{ text: text.trim(), column }]));
}

/** Whether a cell is the title of its column again, as on each page. */
function namesOwnDay(text: string, day: string | null | undefined, today: string): boolean {
  const own = dayOfTitles([text], today);
  return countedDay([text]) !== null || (own !== null && own === day);
}
