import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';

export type SlipRow = {
  short_code: string;
  tube_id: string;
  person_no: number;
  dataset: string;
  revision: number;
  signed: Buffer;
  issued_at: Date;
  valid_until: Date;
};

/** The slip handed out for this person and value of the tube. */
export async function findSlip(
  scope: Scope,
  tx: Tx,
  of: { readonly tubeId: string; readonly personNo: number; readonly revision: number },
): Promise<SlipRow | undefined> {
  const found = await sql<SlipRow>`select * from lab_slip where tube_id = ${of.tubeId}
    and person_no = ${of.personNo} and revision = ${of.revision} and dataset = ${scope.dataset}`.execute(tx);
  return found.rows[0];
}

/** Keeps a slip. False: somebody has the short code already. */
export async function insertSlip(_scope: Scope, tx: Tx, row: SlipRow): Promise<boolean> {
  const written =
    await sql`insert into lab_slip (short_code, tube_id, person_no, dataset, revision, signed, issued_at, valid_until)
    values (${row.short_code}, ${row.tube_id}, ${row.person_no}, ${row.dataset}, ${row.revision}, ${row.signed},
      ${row.issued_at}, ${row.valid_until}) on conflict (short_code) do nothing`.execute(tx);
  return written.numAffectedRows === 1n;
}
