import { readCsv, type CsvRecord } from './csv.ts';
import { parseInstant } from './instants.ts';
import { traceMessages, type TraceCode } from './trace-messages.ts';
import type { Visit } from './visits.ts';

/** One refused row (or the whole file: line 1), ready for the error file `line,code,message,raw`. */
export interface Refusal {
  readonly line: number;
  readonly code: TraceCode;
  readonly message: string;
  readonly messageEn: string;
  readonly raw: string;
}

/** What a file gave: the usable values, the refused rows, and whether the file could be read at all. */
export interface InputOutcome<T> {
  /** `false` when the header is missing or lacks a column: then `refusals` holds that one reason. */
  readonly readable: boolean;
  readonly value: T;
  /** Data rows seen, used and refused. */
  readonly rows: number;
  readonly refusals: readonly Refusal[];
}

/**
 * Reads `person_id,place_id,in_at,out_at` (any column order, further columns ignored). Ids are kept exactly as written.
 * Every row is either a visit or a refusal: `rows === value.length + refusals.length`.
 */
export function readVisits(text: string): InputOutcome<Visit[]> {
  const visits: Visit[] = [];
  const outcome = readRows(text, ['person_id', 'place_id', 'in_at', 'out_at'], (cell) => {
    const inAt = instant(cell, 'in_at');
    const outAt = instant(cell, 'out_at');
    if (typeof inAt !== 'number' || typeof outAt !== 'number') {
      return typeof inAt === 'number' ? (outAt as Problem) : inAt;
    }
    if (outAt <= inAt) {
      return { code: 'trace.out-not-after-in', subject: 'out_at' };
    }
    visits.push({ personId: cell('person_id'), placeId: cell('place_id'), inAt, outAt });
    return undefined;
  });
  return { ...outcome, value: visits };
}

/** Reads `person_id,at`. Of several isolations of one person the earliest counts. */
export function readIsolations(text: string): InputOutcome<Map<string, number>> {
  const isolations = new Map<string, number>();
  const outcome = readRows(text, ['person_id', 'at'], (cell) => {
    const at = instant(cell, 'at');
    if (typeof at !== 'number') {
      return at;
    }
    isolations.set(cell('person_id'), Math.min(at, isolations.get(cell('person_id')) ?? Infinity));
    return undefined;
  });
  return { ...outcome, value: isolations };
}

/** A refusal with its texts filled in; `subject` is the column, option or id that the sentence names. */
export function refusal(code: TraceCode, subject: string, record?: CsvRecord): Refusal {
  const { vi, en } = traceMessages[code];
  return {
    line: record?.line ?? 1,
    code,
    message: vi.replace('{0}', () => subject),
    messageEn: en.replace('{0}', () => subject),
    raw: record?.raw ?? '',
  };
}

interface Problem {
  readonly code: TraceCode;
  readonly subject: string;
}

type CellReader = (column: string) => string;

function readRows(
  text: string,
  columns: readonly string[],
  use: (cell: CellReader) => Problem | undefined,
): Omit<InputOutcome<never>, 'value'> {
  const records = readCsv(text);
  const first = records.next();
  const header = first.done ? [] : first.value.cells.map((name) => name.trim());
  const absent = columns.find((column) => !header.includes(column));
  if (absent !== undefined) {
    const problem = first.done ? refusal('trace.empty-file', '') : refusal('trace.missing-column', absent);
    return { readable: false, rows: 0, refusals: [problem] };
  }
  const position = new Map(columns.map((column) => [column, header.indexOf(column)]));
  const refusals: Refusal[] = [];
  let rows = 0;
  for (const record of records) {
    rows += 1;
    const cell: CellReader = (column) => record.cells[position.get(column) ?? -1] ?? '';
    const problem = checkShape(record, columns, cell) ?? use(cell);
    if (problem) {
      refusals.push(refusal(problem.code, problem.subject, record));
    }
  }
  return { readable: true, rows, refusals };
}

function checkShape(record: CsvRecord, columns: readonly string[], cell: CellReader): Problem | undefined {
  if (record.broken) {
    return { code: 'trace.broken-row', subject: '' };
  }
  const empty = columns.find((column) => cell(column).trim() === '');
  return empty === undefined ? undefined : { code: 'trace.missing-value', subject: empty };
}

function instant(cell: CellReader, column: string): number | Problem {
  const outcome = parseInstant(cell(column));
  if (outcome.ok) {
    return outcome.at;
  }
  const code = outcome.why === 'no-offset' ? 'trace.time-without-offset' : 'trace.malformed-time';
  return { code, subject: column };
}
