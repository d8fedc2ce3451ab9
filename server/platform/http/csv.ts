import { Readable } from 'node:stream';
import type { Outcome } from '../outcomes/outcome.ts';
import type { FileAnswer } from './handler.ts';

export type CsvValue = string | number | boolean | null | undefined;

/** One CSV line (RFC 4180). A text that a spreadsheet would run as a formula gets a leading apostrophe. */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: CsvValue): string {
  if (value === null || value === undefined) {
    return '';
  }
  if (typeof value !== 'string') {
    return String(value);
  }
  const safe = /^[=+\-@\t]/.test(value) && !/^[+-]?\d+([.,]\d+)?$/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A CSV export, streamed row by row with a BOM so that Excel reads Vietnamese. */
export function csvAnswer(
  name: string,
  header: readonly string[],
  rows: AsyncIterable<readonly CsvValue[]>,
): FileAnswer {
  async function* lines(): AsyncGenerator<string> {
    yield `\uFEFF${csvLine(header)}`;
    let chunk = '';
    for await (const row of rows) {
      chunk += csvLine(row);
      if (chunk.length > 32_000) {
        yield chunk;
        chunk = '';
      }
    }
    yield chunk;
  }
  return { ok: true, file: { type: 'text/csv; charset=utf-8', name, body: Readable.from(lines()) } };
}

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

/** A list with these columns to its end, as a file: a page that is refused on the way ends it. */
export function pagedCsv<T extends { readonly [K in C]: CsvValue }, C extends string>(
  name: string,
  columns: readonly C[],
  read: (cursor: string | undefined) => Promise<Outcome<{ items: readonly T[]; next: string | null }>>,
): FileAnswer {
  async function* rows(): AsyncGenerator<readonly CsvValue[]> {
    const pages = allPages(async (cursor) => {
      const page = await read(cursor);
      return page.ok ? page.value : { items: [], next: null };
    });
    for await (const one of pages) {
      yield columns.map((column) => one[column]);
    }
  }
  return csvAnswer(name, columns, rows());
}
