/** A day, a time of day or both, as a date cell shows it; a sheet knows no time zone. */
export type SheetDate = {
  readonly kind: 'date';
  /** `YYYY-MM-DD`; null for a time of day alone. */
  readonly day: string | null;
  /** `HH:MM:SS`; null for a day alone. */
  readonly time: string | null;
};

/** An error that a formula came to, such as `#N/A`. */
export type SheetError = { readonly kind: 'error'; readonly error: string };

/** What a cell holds; null: nothing. Of a formula it is the value that was last computed. */
export type CellValue = string | number | boolean | SheetDate | SheetError | null;

const DAY_MS = 86_400_000;
const DAY_SECONDS = 86_400;
/** 31 December 9999, the last day that spreadsheets count. */
const LAST_SERIAL = 2_958_466;

/**
 * A serial number as a date. The 1900 system counts 29 February 1900, which never was (serial 60, answered as the 28th); the
 * 1904 system of old Macs begins on 1 January 1904. Null where spreadsheets show no date: negative or too large.
 */
export function dateOfSerial(serial: number, is1904: boolean): SheetDate | null {
  if (!(serial >= 0) || serial >= LAST_SERIAL) {
    return null;
  }
  // To the second: fractions of a day are rounded in the file.
  const seconds = Math.round(serial * DAY_SECONDS);
  const days = Math.floor(seconds / DAY_SECONDS);
  const rest = seconds - days * DAY_SECONDS;
  const time = rest === 0 ? null : clockTime(rest);
  if (days === 0 && !is1904) {
    return { kind: 'date', day: null, time: time ?? '00:00:00' };
  }
  const date = dayOfSerial(days, is1904);
  return time === null ? date : { ...date, time };
}

/** Days met before: a sheet has few, and a cell has nothing of its own beside its day. */
const known = new Map<number, SheetDate>();
const MOST_KNOWN = 20_000;

function dayOfSerial(days: number, is1904: boolean): SheetDate {
  const key = is1904 ? -days - 1 : days;
  let date = known.get(key);
  if (date === undefined) {
    const start = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
    date = { kind: 'date', day: new Date(start + days * DAY_MS).toISOString().slice(0, 10), time: null };
    if (known.size < MOST_KNOWN) {
      known.set(key, date);
    }
  }
  return date;
}

function clockTime(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Serial number in the 1900 system of a day and a time of day; null for what is no day from 1 March 1900 on. */
export function serialOfDate(day: string, time = '00:00:00'): number | null {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  const ms = Date.parse(`${day}T00:00:00Z`);
  const serial = (ms - Date.UTC(1899, 11, 30)) / DAY_MS;
  return Number.isInteger(serial) && serial > 60 && serial < LAST_SERIAL
    ? serial + (hours * 3600 + minutes * 60 + seconds) / DAY_SECONDS
    : null;
}

/** A date cell with an ISO 8601 text (`t="d"`), as some programs write. */
export function dateOfText(text: string): SheetDate | null {
  const parts = /^(\d{4}-\d{2}-\d{2})?(?:T?(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?)?$/u.exec(text);
  if (parts === null || text === '') {
    return null;
  }
  const time = parts[2] === '00:00:00' && parts[1] !== undefined ? null : (parts[2] ?? null);
  return { kind: 'date', day: parts[1] ?? null, time };
}

/** A cell as a person reads it: days as `dd/MM/yyyy`, errors as their code, nothing as ''. */
export function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) {
    return '';
  }
  if (typeof value !== 'object') {
    return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value);
  }
  if (value.kind === 'error') {
    return value.error;
  }
  const day = value.day?.replace(/^(\d{4})-(\d{2})-(\d{2})$/u, '$3/$2/$1');
  return [day, value.time].filter((part) => part !== undefined && part !== null).join(' ');
}

/** Row and column of a reference such as `AB12`, both from 0; null where it is none. */
export function cellAt(reference: string): { readonly row: number; readonly column: number } | null {
  const parts = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/u.exec(reference);
  if (parts === null) {
    return null;
  }
  let column = 0;
  for (const letter of parts[1]!) {
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return { row: Number(parts[2]) - 1, column: column - 1 };
}

/** The letters of a column from 0: 0 is `A`, 26 is `AA`. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}
