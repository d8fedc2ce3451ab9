import { type RawBuilder, sql } from 'kysely';

/** From so many areas on, they are a good part of a table. */
const MANY = 50;

/**
 * The condition that a row is of one of these areas. The index by area is for a few: of a whole province it would hand
 * over nearly every row there is, so many areas only filter what another condition picks.
 */
export function amongAreas(column: RawBuilder<unknown>, areaNos: readonly number[]): RawBuilder<unknown> {
  const own = areaNos.length < MANY ? column : sql`${column} + 0`;
  return sql`${own} = any(${[...areaNos]}::int[])`;
}
