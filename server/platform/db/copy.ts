import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CompiledQuery } from 'kysely';
import { from as copyFrom } from 'pg-copy-streams';
import type { Tx } from './database.ts';

/** A value as COPY takes it; Dates go in as ISO text in UTC, so that no time zone is guessed, bytes as hex. */
export type CopyValue = string | number | boolean | Date | Buffer | null;

/** From so many rows on COPY is quicker than one INSERT, which costs fewer round trips. */
export const COPY_FROM = 100;

/** Characters sent at once: large enough to be quick, small enough to stay flat over millions of rows. */
const CHUNK = 1 << 16;

/** Rows written out as COPY takes them, ahead of the transaction that loads them. */
export type WrittenRows = {
  readonly into: string;
  readonly count: number;
  readonly text: readonly Buffer[];
};

/**
 * Loads rows by COPY in the caller's transaction, with backpressure: the rows may be a generator over millions.
 * @param into `table (column, column)`, a text of the program, never of a request.
 * @returns the number of rows.
 */
export async function copyRows(tx: Tx, into: string, rows: Iterable<readonly CopyValue[]>): Promise<number> {
  return await send(tx, into, textOf(rows));
}

/** Writes rows out for `copyWritten`: what takes the time of the program needs no transaction. */
export function writeOut(into: string, rows: readonly (readonly CopyValue[])[]): WrittenRows {
  return { into, count: rows.length, text: Array.from(textOf(rows), (text) => Buffer.from(text)) };
}

/** Loads rows that were written out before. */
export async function copyWritten(tx: Tx, { into, count, text }: WrittenRows): Promise<void> {
  if (count > 0) {
    await send(tx, into, text);
  }
}

async function send(tx: Tx, into: string, text: Iterable<string | Buffer>): Promise<number> {
  const target = copyFrom(`copy ${into} from stdin`);
  // The driver hands what it is given to the transaction's own client, and a stream is a query to that client.
  const query = { ...CompiledQuery.raw(''), sql: target as unknown as string };
  await tx.executeQuery(query);
  await pipeline(Readable.from(text), target);
  return target.rowCount;
}

function* textOf(rows: Iterable<readonly CopyValue[]>): Generator<string> {
  let text = '';
  for (const row of rows) {
    for (let i = 0; i < row.length; i += 1) {
      text += (i === 0 ? '' : '\t') + fieldOf(row[i]!);
    }
    text += '\n';
    if (text.length >= CHUNK) {
      yield text;
      text = '';
    }
  }
  if (text !== '') {
    yield text;
  }
}

const SPECIAL = /[\\\t\n\r]/u;
const EVERY_SPECIAL = /[\\\t\n\r]/gu;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function fieldOf(value: CopyValue): string {
  if (value === null) {
    return '\\N';
  }
  if (typeof value !== 'string') {
    return value instanceof Date
      ? value.toISOString()
      : Buffer.isBuffer(value)
        ? `\\\\x${value.toString('hex')}`
        : String(value);
  }
  return SPECIAL.test(value) ? value.replace(EVERY_SPECIAL, (one) => escapes[one]!) : value;
}
