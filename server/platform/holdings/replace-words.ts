import { sql } from 'kysely';
import type { Scope } from '../access/scope.ts';
import type { Tx } from '../db/database.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { ANONYMISED } from './terms.ts';

/** Where words about people stand: names of the program, never of a request. */
export type WordsOf = {
  readonly table: string;
  /** Encrypted columns whose words are replaced; one without words stays so. */
  readonly columns: readonly string[];
  /** Columns that are emptied. */
  readonly emptied?: readonly string[];
  /** Column of the person's number, or of the numbers of all whom the row names. */
  readonly person?: 'person_no' | 'person_nos';
};

/** Puts "anonymised" where words told who these people are. @returns rows that had some. */
export async function replaceWords(
  scope: Scope,
  tx: Tx,
  secrets: Pick<Secrets, 'encrypt'>,
  nos: readonly number[],
  tables: readonly WordsOf[],
): Promise<number> {
  const words = secrets.encrypt(ANONYMISED);
  const numbers = sql`${[...nos]}::bigint[]`;
  let replaced = 0n;
  for (const { table, columns, emptied = [], person = 'person_no' } of tables) {
    const set = [
      ...columns.map((name) => {
        const column = sql.ref(name);
        return sql`${column} = case when ${column} is null then null else ${words}::bytea end`;
      }),
      ...emptied.map((name) => sql`${sql.ref(name)} = null`),
    ];
    const filled = [...columns, ...emptied].map((name) => sql`${sql.ref(name)} is not null`);
    const done = await sql`update ${sql.table(table)} set ${sql.join(set)}
      where ${person === 'person_nos' ? sql`person_nos && ${numbers}` : sql`person_no = any(${numbers})`}
        and dataset = ${scope.dataset} and (${sql.join(filled, sql` or `)})`.execute(tx);
    replaced += done.numAffectedRows ?? 0n;
  }
  return Number(replaced);
}
