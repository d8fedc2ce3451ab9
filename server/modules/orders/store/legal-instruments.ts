import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { LegalInstrument } from '../rules/legal-instruments.ts';

/** A law or decision that an officer entered. */
export type EnteredInstrument = LegalInstrument & { readonly by: string; readonly at: Date };

/** Enters a law or decision; earlier entries of the number stay on record. */
export async function insertInstrument(
  scope: Scope,
  tx: Tx,
  one: EnteredInstrument & { readonly id: string },
): Promise<void> {
  await sql`insert into legal_instrument (id, dataset, number, title, valid_from, valid_to, replaced_by, source,
      certainty, created_at, created_by)
    values (${one.id}, ${scope.dataset}, ${one.number}, ${one.title}, ${one.validFrom}, ${one.validTo},
      ${one.replacedBy}, ${one.source}, ${one.certainty}, ${one.at}, ${one.by})`.execute(tx);
}

/** Everything entered in the scope's dataset, newest first. It holds for everybody in it, whatever the area. */
export async function enteredInstruments(scope: Scope, db: Db | Tx): Promise<EnteredInstrument[]> {
  const found =
    await sql<EnteredInstrument>`select number, title, valid_from as "validFrom", valid_to as "validTo",
      replaced_by as "replacedBy", source, certainty, created_by as by, created_at as at
    from legal_instrument where dataset = ${scope.dataset}
    order by created_at desc, id desc`.execute(db);
  return found.rows;
}
