import { type CellValue, dateOfText } from './cells.ts';
import type { Merge } from './merges.ts';
import type { XmlReader } from './xml-read.ts';

const DAY_SECONDS = 86_400;
/** The day that a time of day without a day counts from. */
const NO_DAY = '1899-12-30';
const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/u;
/** Results of formulas that failed, in programs that do not say so otherwise. */
const FAILED = /^(?:#[\p{Lu}/0]+[!?]?|Err:\d{3})$/u;

/** How often the cell or row just opened stands; what is no whole number of at least 1 counts once. */
export function repeated(
  reader: XmlReader,
  attribute: 'number-columns-repeated' | 'number-rows-repeated',
): number {
  const given = reader.attribute(attribute);
  const number = given === undefined ? 1 : Number(given);
  return Number.isSafeInteger(number) && number > 1 ? number : 1;
}

/** The cells that the cell just opened covers; null: only itself. */
export function spanOf(reader: XmlReader, row: number, column: number): Merge | null {
  const [rows, columns] = ['number-rows-spanned', 'number-columns-spanned'].map((name) => {
    const number = Number(reader.attribute(name) ?? 1);
    return Number.isSafeInteger(number) && number > 1 ? number : 1;
  }) as [number, number];
  return rows === 1 && columns === 1
    ? null
    : { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 };
}

/** What the opening tag of a cell says about its value. */
export type OdsMeaning = {
  readonly type: string | undefined;
  /** The value of its type as written: a number, a day, a duration, a truth. */
  readonly value: string | undefined;
  readonly string: string | undefined;
  readonly isFormula: boolean;
};

/** The meaning of the cell just opened. */
export function odsMeaning(reader: XmlReader): OdsMeaning {
  const type = reader.attribute('value-type');
  const name = type === 'date' || type === 'time' || type === 'boolean' ? `${type}-value` : 'value';
  return {
    type,
    value: type === undefined || type === 'string' ? undefined : reader.attribute(name),
    string: type === 'string' ? reader.attribute('string-value') : undefined,
    isFormula: reader.attribute('formula') !== undefined,
  };
}

/** What a cell holds, by its tag and by the text that it shows. */
export function odsValue({ type, value, string, isFormula }: OdsMeaning, shown: string): CellValue {
  if (isFormula) {
    // LibreOffice shows the error of a formula and writes its value as empty; others show it beside a 0.
    if (type === 'error' || (string === '' && shown !== '') || FAILED.test(shown)) {
      return { kind: 'error', error: shown === '' ? '#CALC!' : shown };
    }
    if (type === undefined && shown === '') {
      return { kind: 'error', error: '#CALC!' };
    }
  }
  const text = shown === '' ? (string ?? null) : shown;
  const plain = text === '' ? null : text;
  switch (type) {
    case 'float':
    case 'percentage':
    case 'currency':
      return numberOf(value, shown) ?? plain;
    case 'date':
      return dateOf(value ?? '') ?? plain;
    case 'time':
      return timeOf(value ?? '') ?? plain;
    case 'boolean':
      return value === undefined ? plain : value === 'true' || value === '1';
    default:
      return plain;
  }
}

/** A number, or its digits where zeros are shown in front of it: `0912345678`, also as `0912 345 678`. */
function numberOf(value: string | undefined, shown: string): CellValue {
  const number = value === undefined || value === '' ? Number.NaN : Number(value);
  if (Number.isNaN(number)) {
    return null;
  }
  if (shown.charCodeAt(0) === 48 && number >= 1 && Number.isSafeInteger(number)) {
    const digits = shown.replace(/[\s.]/gu, '');
    return /^0\d+$/u.test(digits) && Number(digits) === number ? digits : number;
  }
  return number;
}

/** A day with or without a time, to the second: programs write 08:29:59.999999999 for half past eight. */
function dateOf(text: string): CellValue {
  const fraction = /T\d{2}:\d{2}:\d{2}(\.\d+)$/u.exec(text)?.[1];
  const whole = fraction === undefined ? text : text.slice(0, -fraction.length);
  const ms = Number(fraction ?? 0) >= 0.5 ? Date.parse(`${whole}Z`) : Number.NaN;
  const date = dateOfText(Number.isNaN(ms) ? whole : new Date(ms + 1000).toISOString().slice(0, 19));
  return date?.day === NO_DAY ? { ...date, day: null, time: date.time ?? '00:00:00' } : date;
}

/** A time of day; from 24 hours on, and below nothing, a number of days, for it is a duration. */
function timeOf(text: string): CellValue {
  const isNegative = text.startsWith('-');
  const parts = DURATION.exec(isNegative ? text.slice(1) : text);
  if (parts === null) {
    return null;
  }
  const [days = 0, hours = 0, minutes = 0, rest = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  const seconds = Math.round(days * DAY_SECONDS + hours * 3600 + minutes * 60 + rest);
  if (isNegative || seconds >= DAY_SECONDS) {
    return ((isNegative ? -1 : 1) * seconds) / DAY_SECONDS;
  }
  return { kind: 'date', day: null, time: new Date(seconds * 1000).toISOString().slice(11, 19) };
}
