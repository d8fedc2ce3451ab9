import { Readable } from 'node:stream';
import { CSV_MARK, csvLine, type CsvValue, writeXlsx } from '../../../lib/sheets/index.ts';
import { nodeZip } from '../../../lib/sheets/node-zip.ts';
import type { Outcome } from '../outcomes/outcome.ts';
import type { FileAnswer, ReadyFile, TableFile } from './handler.ts';

export { csvLine, type CsvValue } from '../../../lib/sheets/index.ts';

export const CSV = 'text/csv';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CHUNK = 32_000;

/** An export, streamed row by row: as CSV, or as XLSX where the caller's `Accept` asks for it. */
export function csvAnswer(
  name: string,
  header: readonly string[],
  rows: AsyncIterable<readonly CsvValue[]>,
): FileAnswer {
  return { ok: true, file: { name: name.replace(/\.csv$/u, ''), header, rows } };
}

/** An export as the bytes that the caller asked for. Memory stays flat: rows are read as the caller takes them. */
export function writeTable({ name, header, rows }: TableFile, accept: string, dataset: string): ReadyFile {
  if (accept.includes(XLSX)) {
    const columns = header.map((title) => ({ title, kind: 'any' as const }));
    const bytes = writeXlsx([{ name: sheetName(name, dataset), columns, rows }], { port: nodeZip });
    return { type: XLSX, name: `${name}.xlsx`, body: Readable.from(bytes, { objectMode: false }) };
  }
  async function* lines(): AsyncGenerator<string> {
    yield CSV_MARK + csvLine(header);
    let chunk = '';
    for await (const row of rows) {
      chunk += csvLine(row);
      if (chunk.length > CHUNK) {
        yield chunk;
        chunk = '';
      }
    }
    yield chunk;
  }
  return { type: `${CSV}; charset=utf-8`, name: `${name}.csv`, body: Readable.from(lines()) };
}

const sheetName = (name: string, dataset: string): string => (dataset === 'live' ? name : `MÔ PHỎNG ${name}`);

/** Walks a paged list to its end: what a CSV export reads, so that it shows exactly what the list shows. */
export async function* allPages<T>(
  read: (cursor: string | undefined) => Promise<{ items: readonly T[]; next: string | null }>,
): AsyncGenerator<T> {
  let cursor: string | undefined;
  for (;;) {
    const page = await read(cursor);
    yield* page.items;
    if (page.next === null) {
      return;
    }
    cursor = page.next;
  }
}

/**
 * What was read of a list that already leaves.
 * @throws Error where it was refused on the way: the file breaks off, so that a part never looks like the whole.
 */
export function pageOf<T>(page: Outcome<T>): T {
  if (!page.ok) {
    throw new Error(`a list broke off: ${page.code}`);
  }
  return page.value;
}

/** A list with these columns to its end, as a file. */
export function pagedCsv<T extends { readonly [K in C]: CsvValue }, C extends string>(
  name: string,
  columns: readonly C[],
  read: (cursor: string | undefined) => Promise<Outcome<{ items: readonly T[]; next: string | null }>>,
): FileAnswer {
  async function* rows(): AsyncGenerator<readonly CsvValue[]> {
    for await (const one of allPages(async (cursor) => pageOf(await read(cursor)))) {
      yield columns.map((column) => one[column]);
    }
  }
  return csvAnswer(name, columns, rows());
}
