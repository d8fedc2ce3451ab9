import { type RawBuilder, sql } from 'kysely';

/** Areas from which on reading everything of a period beats a probe for each area. */
const MANY_AREAS = 200;

/** Are these so many areas that they are about all there are? */
export function isWide(areaNos: readonly number[]): boolean {
  return areaNos.length >= MANY_AREAS;
}

/** End of a subquery that is read by itself, before it is joined with areas, where these are many. */
export function fence(areaNos: readonly number[]): RawBuilder<unknown> {
  return isWide(areaNos) ? sql`offset 0` : sql``;
}
