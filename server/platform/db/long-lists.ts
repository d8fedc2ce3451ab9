import { type RawBuilder, sql } from 'kysely';

/** Many ids of our own as one parameter: the driver would quote each of tens of thousands by itself. */
export function uuidList(ids: readonly string[]): RawBuilder<unknown> {
  return sql`${`{${ids.join(',')}}`}::uuid[]`;
}

/** The same for numbers. */
export function numberList(nos: readonly number[]): RawBuilder<unknown> {
  return sql`${`{${nos.join(',')}}`}::bigint[]`;
}
