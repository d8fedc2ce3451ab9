import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';

/** Names come with a space on both sides, as stored. */
export type NameHit = { readonly personNo: number; readonly folded: string; readonly marked: string };

type NameSearch = {
  readonly folded: readonly string[];
  readonly marked: readonly string[];
  /** Only these areas; null: everywhere. */
  readonly areaNos: readonly number[] | null;
  readonly without: readonly number[];
  readonly limit: number;
};

/**
 * People whose given name is one of the words and who have all the others, from the covering index alone. A common
 * given name has some 50,000 holders among two million people: the filter stops at `limit`, and at worst walks them.
 */
export async function searchNames(scope: Scope, db: Db, search: NameSearch): Promise<NameHit[]> {
  const folded = search.folded.map(asPattern);
  const marked = search.marked.map(asPattern);
  const found =
    search.areaNos === null
      ? await sql<NameHit>`select person_no as "personNo", name_folded as folded, name_marked as marked from person
          where given_folded = any(${search.folded}::text[]) and dataset = ${scope.dataset} and merged_into_no is null
            and given_folded is not null
            and name_folded like all(${folded}::text[])
            and name_marked like all(${marked}::text[])
            and person_no <> all(${search.without}::bigint[])
          limit ${search.limit}`.execute(db)
      : await sql<NameHit>`select person_no as "personNo", name_folded as folded, name_marked as marked from person
          where given_folded = any(${search.folded}::text[]) and dataset = ${scope.dataset} and merged_into_no is null
            and given_folded is not null and area_no = any(${search.areaNos}::int[])
            and name_folded like all(${folded}::text[])
            and name_marked like all(${marked}::text[])
          limit ${search.limit}`.execute(db);
  return found.rows;
}

/** Words hold letters and digits only (lib/vietnamese folds), so no wildcard can be typed into the pattern. */
function asPattern(word: string): string {
  return `% ${word} %`;
}
