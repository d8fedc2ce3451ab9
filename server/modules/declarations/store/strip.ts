import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import type { FormVersion } from '../../../../lib/forms/index.ts';
import { ANONYMISED } from '../../../platform/holdings/terms.ts';
import { type DeclaredWords, stripAnswers, stripDeclared } from '../rules/strip-words.ts';

type Row = {
  readonly person_no: number;
  readonly id: string;
  readonly own: boolean;
  readonly declared: Buffer;
  readonly answers: Buffer | null;
  readonly task_note: Buffer | null;
  readonly form: string;
  readonly form_version: string | null;
  /** Where the person stands among those who came along, from 1. */
  readonly positions: readonly number[];
};

/**
 * Takes the words that tell who these people are out of their own declarations, and out of those in which they came along. The
 * signed code, the phone and the plate of an own one go altogether. @returns declarations changed.
 */
export async function stripDeclarations(
  scope: Scope,
  tx: Tx,
  secrets: Pick<Secrets, 'encrypt' | 'decrypt'>,
  forms: readonly FormVersion[],
  nos: readonly number[],
): Promise<number> {
  const found =
    await sql<Row>`select d.person_no, d.id, d.person_no = any(${[...nos]}::bigint[]) as own, d.declared,
      d.answers, d.task_note, d.form, d.form_version,
      array(select c.position::int from declaration_companion c where c.person_no = d.person_no
        and c.declaration_id = d.id and c.companion_no = any(${[...nos]}::bigint[])) as positions
    from declaration d where d.dataset = ${scope.dataset} and (d.person_no = any(${[...nos]}::bigint[])
      or (d.person_no, d.id) in (select c.person_no, c.declaration_id from declaration_companion c
        where c.companion_no = any(${[...nos]}::bigint[])))
    for update of d`.execute(tx);
  const seal = (value: unknown) => secrets.encrypt(JSON.stringify(value));
  for (const row of found.rows) {
    const declared = JSON.parse(secrets.decrypt(row.declared)) as DeclaredWords;
    const companions = new Set(row.positions.map((position) => position - 1));
    const words = seal(stripDeclared(declared, { declarant: row.own, companions }));
    const form = forms.find(({ kind, version }) => kind === row.form && version === row.form_version);
    const answers =
      row.answers === null || !row.own
        ? row.answers
        : seal(stripAnswers(JSON.parse(secrets.decrypt(row.answers)) as Record<string, string>, form));
    const note = row.task_note === null || !row.own ? row.task_note : secrets.encrypt(ANONYMISED);
    await sql`update declaration set declared = ${words}, answers = ${answers}, task_note = ${note},
        signed = case when ${row.own} then ${secrets.encrypt('')} else signed end,
        phone_index = case when ${row.own} then null else phone_index end,
        plate = case when ${row.own} then null else plate end,
        plate_index = case when ${row.own} then null else plate_index end
      where person_no = ${row.person_no} and id = ${row.id} and dataset = ${scope.dataset}`.execute(tx);
  }
  return found.rows.length;
}
