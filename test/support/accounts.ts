import type { GrantInput } from '../../server/platform/access/usecases/manage-accounts.ts';
import { hashPassword } from '../../server/platform/access/passwords.ts';
import { systemScope } from '../../server/platform/access/scope.ts';
import { insertAccount, replaceGrants } from '../../server/platform/access/store/accounts.ts';
import { audit } from '../../server/platform/audit/audit.ts';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import type { Platform } from '../../server/platform/module.ts';

/** Password of every account that a test makes for itself. */
export const TEST_PASSWORD = 'correct horse battery';
/** One hash for all of them: a hash of a password is made to be slow. */
let hashed: Promise<string> | null = null;

/** An account as an administrator would have made it. @returns its id. */
export async function addAccount(
  { db, clock }: Platform,
  dataset: string,
  { login, name, roles }: { login: string; name: string; roles: readonly GrantInput[] },
): Promise<string> {
  hashed ??= hashPassword(TEST_PASSWORD);
  const passwordHash = await hashed;
  const scope = systemScope('test', dataset);
  const now = clock.now();
  const id = uuid7(now);
  await db.transaction().execute(async (tx) => {
    await insertAccount(scope, tx, {
      id,
      login,
      name,
      password_hash: passwordHash,
      must_change: false,
      password_until: null,
      created_at: new Date(now),
    });
    await replaceGrants(
      scope,
      tx,
      id,
      roles.map(({ role, areaId }) => ({ role, area_id: areaId })),
    );
    await audit(tx, scope, now, [
      { action: 'account.create', subjectKind: 'account', subjectId: id, detail: { roles } },
    ]);
  });
  return id;
}
