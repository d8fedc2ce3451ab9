import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CompiledQuery } from 'kysely';
import { from as copyFrom } from 'pg-copy-streams';
import type { Tx } from './database.ts';

/** A value as COPY takes it; Dates go in as ISO text, so that no time zone is guessed. */
export type CopyValue = string | number | boolean | null;

/** Characters sent at once: large enough to be quick, small enough to stay flat over millions of rows. */
const CHUNK = 1 << 16;

/**
 * Loads rows by COPY in the caller's transaction, with backpressure: the rows may be a generator over millions.
 * @param into `table (column, column)`, a text of the program, never of a request.
 * @returns the number of rows.
 */
export async function copyRows(tx: Tx, into: string, rows: Iterable<readonly CopyValue[]>): Promise<number> {
  const target = copyFrom(`copy ${into} from stdin`);
  // The driver hands what it is given to the transaction's own client, and a stream is a query to that client.
  const query = { ...CompiledQuery.raw(''), sql: target as unknown as string };
  await tx.executeQuery(query);
  await pipeline(Readable.from(textOf(rows)), target);
  return target.rowCount;
}

function* textOf(rows: Iterable<readonly CopyValue[]>): Generator<string> {
  let text = '';
  for (const row of rows) {
    text += `${row.map(fieldOf).join('\t')}\n`;
    if (text.length >= CHUNK) {
      yield text;
      text = '';
    }
  }
  if (text !== '') {
    yield text;
  }
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function fieldOf(value: CopyValue): string {
  return value === null ? '\\N' : String(value).replace(/[\\\t\n\r]/g, (one) => escapes[one]!);
}
