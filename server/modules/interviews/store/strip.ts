import { sql } from 'kysely';
import { fold, parsePhone } from '../../../../lib/vietnamese/index.ts';
import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import type { People } from '../../../registry/people/index.ts';
import { casesOfContacts } from '../../tracing/index.ts';
import { type NamedAs, stripDraft, stripNamed } from '../rules/strip-draft.ts';
import type { Draft } from '../types.ts';

/** What stripping calls needs. */
export type StripNeeds = {
  readonly secrets: Pick<Secrets, 'encrypt' | 'decrypt'>;
  readonly people: Pick<People, 'namesByNo' | 'scannedKeys'>;
};
type Row = { readonly case_id: string; readonly id: string; readonly own: boolean; readonly draft: Buffer };

/**
 * Takes the free words out of the calls of these people, and these people out of the contacts that cases named on theirs. A
 * call that nobody has made yet is no longer asked for. @returns calls changed.
 */
export async function stripInterviews(
  scope: Scope,
  tx: Tx,
  { secrets, people }: StripNeeds,
  nos: readonly number[],
): Promise<number> {
  const named = await namedAs(scope, tx, people, nos);
  const cases = await casesOfContacts(scope, tx, nos);
  const found =
    await sql<Row>`select case_id, id, person_no = any(${[...nos]}::bigint[]) as own, draft from interview
    where dataset = ${scope.dataset} and draft is not null
      and (person_no = any(${[...nos]}::bigint[]) or case_id = any(${cases}::uuid[]))
    for update`.execute(tx);
  let changed = 0;
  for (const { case_id: caseId, id, own, draft } of found.rows) {
    const before = JSON.parse(secrets.decrypt(draft)) as Draft;
    const after = own ? stripDraft(before) : stripNamed(before, named);
    if (after !== before) {
      changed += 1;
      await sql`update interview set draft = ${secrets.encrypt(JSON.stringify(after))}
        where case_id = ${caseId} and id = ${id} and dataset = ${scope.dataset}`.execute(tx);
    }
  }
  await sql`update interview set needed = false where person_no = any(${[...nos]}::bigint[])
    and dataset = ${scope.dataset} and status <> 'DONE' and needed`.execute(tx);
  return changed;
}

async function namedAs(
  { dataset }: Scope,
  tx: Tx,
  people: StripNeeds['people'],
  nos: readonly number[],
): Promise<NamedAs> {
  // Names as they are, not as the officer who carries the request out may see them.
  const scope = systemScope('interviews.strip', dataset);
  const names = [...(await people.namesByNo(scope, nos, tx)).values()];
  const keys = await people.scannedKeys(scope, tx, nos);
  const phoneOf = (text: string) => {
    const phone = parsePhone(text);
    return phone.ok ? phone.value.canonical : null;
  };
  return {
    names: new Set(names.map(({ name }) => fold(name)).filter((name) => name !== '')),
    phones: new Set(keys.flatMap((key) => (key.startsWith('phone:') ? [key.slice('phone:'.length)] : []))),
    fold,
    phoneOf,
  };
}
