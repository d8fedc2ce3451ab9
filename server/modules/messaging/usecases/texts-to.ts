import type { Scope } from '../../../platform/access/scope.ts';
import type { Platform } from '../../../platform/module.ts';
import { outgoingSince } from '../store/messages.ts';

/** What left for one phone since a moment, the newest first, as its holder reads it: nothing else of the texts is looked at. */
export async function textsTo(
  { db, secrets }: Pick<Platform, 'db' | 'secrets'>,
  scope: Scope,
  phone: string,
  since: Date,
): Promise<{ at: Date; text: string }[]> {
  const bare = (text: string) => text.replaceAll(/\D/gu, '').replace(/^(?:84|0)/u, '');
  const rows = await outgoingSince(scope, db, since);
  return rows.flatMap((row) =>
    bare(secrets.decrypt(row.phone)) === bare(phone) ? [{ at: row.at, text: secrets.decrypt(row.body) }] : [],
  );
}
