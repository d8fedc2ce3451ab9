import { type SheetDate, serialOfDate } from './cells.ts';
import { xmlEscape } from './xml-write.ts';

/**
 * What the cells of a column are. `date`: `YYYY-MM-DD`, shown as dd/MM/yyyy; `instant`: an ISO 8601 instant, shown on Vietnam's
 * clock; `percent`: a share, 0.5 shown as 50%; `any`: each cell by itself, where a text that is a day or an instant is one.
 */
export type ColumnKind = 'any' | 'text' | 'number' | 'integer' | 'percent' | 'date' | 'instant';

export type CellInput = string | number | boolean | SheetDate | null | undefined;

/** Places in the table of cell styles of STYLES_XML. */
export const STYLE = {
  any: 0,
  number: 0,
  text: 1,
  integer: 2,
  percent: 3,
  date: 4,
  instant: 5,
  header: 6,
  title: 7,
  quoted: 8,
} as const;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const font = (extra: string, size = 11) => `<font>${extra}<sz val="${size}"/><name val="Calibri"/></font>`;
const xf = (format: number, more = '') =>
  `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${more}/>`;

/** The styles of every workbook written here, in the order of STYLE. */
export const STYLES_XML = `<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts><fonts count="3">${font('')}${font('<b/>')}${font('<b/>', 14)}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE3EFE6"/></patternFill></fill></fills><borders count="2"><border/><border><left/><right/><top/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="9">${xf(0)}${xf(49)}${xf(1)}${xf(10)}${xf(164)}${xf(165)}<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/>${xf(49, ' quotePrefix="1"')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** What a cell of a spreadsheet holds at most; a longer text is cut and ends in `…`. */
const LONGEST_TEXT = 32_767;
const VIETNAM_MS = 7 * 3_600_000;
const WHOLE_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/u;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/u;

/** One cell, '' for nothing. A value that does not fit its column's kind is written as the text or number that it is. */
export function cellXml(reference: string, value: CellInput, kind: ColumnKind): string {
  if (value === null || value === undefined || value === '') {
    return '';
  }
  if (typeof value === 'boolean') {
    return `<c r="${reference}" t="b"><v>${value ? 1 : 0}</v></c>`;
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? numberCell(reference, value, kind) : text(reference, String(value));
  }
  if (typeof value === 'object') {
    return dated(reference, value.day, value.time);
  }
  if ((kind === 'date' || kind === 'any') && /^\d{4}-\d{2}-\d{2}$/u.test(value)) {
    return dated(reference, value, null);
  }
  const isInstant = (kind === 'instant' ? INSTANT : WHOLE_INSTANT).test(value);
  if ((kind === 'instant' || kind === 'any') && isInstant && !Number.isNaN(Date.parse(value))) {
    const local = new Date(Date.parse(value) + VIETNAM_MS).toISOString();
    return dated(reference, local.slice(0, 10), local.slice(11, 19));
  }
  if (
    (kind === 'number' || kind === 'integer' || kind === 'percent') &&
    /^-?\d{1,15}(\.\d+)?$/u.test(value)
  ) {
    return numberCell(reference, Number(value), kind);
  }
  return text(reference, value);
}

function numberCell(reference: string, value: number, kind: ColumnKind): string {
  const style = kind === 'integer' && !Number.isInteger(value) ? STYLE.number : STYLE[kind];
  return `<c r="${reference}" s="${kind === 'text' || kind === 'date' || kind === 'instant' ? STYLE.number : style}"><v>${value}</v></c>`;
}

function dated(reference: string, day: string | null, time: string | null): string {
  const serial = day === null ? null : serialOfDate(day, time ?? undefined);
  if (serial === null) {
    return text(reference, [day, time].filter((part) => part !== null).join(' '));
  }
  return `<c r="${reference}" s="${time === null ? STYLE.date : STYLE.instant}"><v>${serial}</v></c>`;
}

function text(reference: string, value: string): string {
  const style = /^[=+\-@\t\r]/u.test(value) ? STYLE.quoted : STYLE.text;
  const whole = value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT - 1)}…` : value;
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlEscape(whole)}</t></is></c>`;
}
