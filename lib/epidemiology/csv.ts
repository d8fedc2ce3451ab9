/** One record of a CSV file: the line it starts on (1-based), its text as written, and its fields. */
export interface CsvRecord {
  readonly line: number;
  readonly raw: string;
  readonly cells: readonly string[];
  /** A quoted field that never ends, or text after a closing quote. */
  readonly broken: boolean;
}

/**
 * Reads RFC 4180 records: quoted fields may hold commas, doubled quotes and line breaks; LF and CRLF both end a record; a
 * byte-order mark is skipped, and so are empty lines. Keeps line number and raw text, so that every refusal can be shown
 * where it stands. A quote that opens a field and never closes takes in the rest of the text and is reported as broken.
 */
export function* readCsv(text: string): Generator<CsvRecord> {
  let position = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  while (position < text.length) {
    const record = readRecord(text, position);
    const raw = text.slice(position, record.end);
    if (raw.trim() !== '') {
      yield { line, raw, cells: record.cells, broken: record.broken };
    }
    line += 1 + countBreaks(raw);
    position = record.next;
  }
}

interface RawRecord {
  readonly cells: string[];
  readonly broken: boolean;
  /** Where the record's text ends, and where the next one begins. */
  readonly end: number;
  readonly next: number;
}

function readRecord(text: string, start: number): RawRecord {
  const cells: string[] = [];
  let broken = false;
  let position = start;
  for (;;) {
    const cell = text[position] === '"' ? readQuoted(text, position) : readPlain(text, position);
    cells.push(cell.value);
    broken ||= cell.broken;
    position = cell.end;
    if (text[position] !== ',') {
      break;
    }
    position += 1;
  }
  const end = text[position] === '\n' && text[position - 1] === '\r' ? position - 1 : position;
  return { cells, broken, end: Math.max(start, end), next: position + 1 };
}

interface Cell {
  readonly value: string;
  readonly end: number;
  readonly broken: boolean;
}

function readPlain(text: string, start: number): Cell {
  let end = start;
  while (end < text.length && text[end] !== ',' && text[end] !== '\n') {
    end += 1;
  }
  const carriageReturn = text[end] !== ',' && end > start && text[end - 1] === '\r';
  return { value: text.slice(start, carriageReturn ? end - 1 : end), end, broken: false };
}

function readQuoted(text: string, start: number): Cell {
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) {
      return { value: value + text.slice(from), end: text.length, broken: true };
    }
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') {
      const rest = readPlain(text, quote + 1);
      return { value: value + rest.value, end: rest.end, broken: rest.value !== '' };
    }
    value += '"';
    from = quote + 2;
  }
}

function countBreaks(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    breaks += 1;
  }
  return breaks;
}

/** One CSV line (without line break), fields quoted only where RFC 4180 asks for it. */
export function csvLine(cells: readonly (string | number)[]): string {
  return cells.map(csvField).join(',');
}

function csvField(cell: string | number): string {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
