import { sql } from 'kysely';
import type { Holding } from './holdings.ts';

type RecordsOf = {
  /** A table of the program, never of a request. */
  readonly table: string;
  /** Column of the person's number, or of the numbers of all whom the row names. */
  readonly person?: 'person_no' | 'person_nos';
};

/** Reads the ids of the rows of these tables that are about somebody, and nothing else of them. */
export function recordIdsOf(...tables: readonly RecordsOf[]): NonNullable<Holding['recordIds']> {
  return async (scope, db, nos) => {
    const numbers = sql`${[...nos]}::bigint[]`;
    const parts = tables.map(
      ({
        table,
        person = 'person_no',
      }) => sql`select id from ${sql.table(table)} where dataset = ${scope.dataset}
        and ${person === 'person_nos' ? sql`person_nos && ${numbers}` : sql`person_no = any(${numbers})`}`,
    );
    const found = await sql<{ id: string }>`${sql.join(parts, sql` union all `)}`.execute(db);
    return found.rows.map(({ id }) => id);
  };
}
