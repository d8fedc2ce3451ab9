import { readCsv } from '../lib/epidemiology/index.ts';

export type TableRow = { readonly line: number; readonly raw: string; readonly cells: readonly string[] };
export type Table = { readonly missing: readonly string[]; readonly rows: readonly TableRow[] };

/** The column names to read: the mapped one where the mapping names it, else the default. */
export function columnsOf(mapping: Readonly<Record<string, string>>, wanted: readonly string[]): string[] {
  return wanted.map((name) => mapping[name] ?? name);
}

/** Rows of a CSV with a header, reduced to the wanted columns in their order, cells trimmed. Extra columns are ignored. */
export function readTable(text: string, columns: readonly string[]): Table {
  const records = [...readCsv(text)];
  const header = (records[0]?.cells ?? []).map((cell) => cell.trim());
  const places = columns.map((name) => header.indexOf(name));
  const missing = columns.filter((_, index) => places[index] === -1);
  const rows = records
    .slice(1)
    .map(({ line, raw, cells }) => ({ line, raw, cells: places.map((at) => (cells[at] ?? '').trim()) }));
  return { missing, rows: missing.length > 0 ? [] : rows };
}
