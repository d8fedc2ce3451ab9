import type { OidcKept } from '../../../adapters/oidc/index.ts';
import { audit } from '../../audit/audit.ts';
import type { Tx } from '../../db/database.ts';
import { systemScope } from '../scope.ts';
import { type AccountRow, deleteSession, findAccount, grantsOf } from '../store/accounts.ts';
import { accountOfSubject } from '../store/identities.ts';
import { claimRecheck, keepProvider } from '../store/provider-sessions.ts';
import { applyGroups, scopeOf, type SsoContext } from './sign-in-elsewhere.ts';

/**
 * Asks the provider again about a session that it opened: groups that went take their rights with them, and whom the provider
 * knows no more is out. A provider that does not answer ends nothing: the session lives on to its own end.
 */
export async function recheckSession(context: SsoContext, tokenHash: Buffer): Promise<void> {
  const { platform, oidc, dataset } = context;
  const { db, secrets, clock, log } = platform;
  if (oidc === null) {
    return;
  }
  const now = clock.now();
  const due = await claimRecheck(db, tokenHash, {
    now: new Date(now),
    before: new Date(now - oidc.recheckMs),
  });
  if (due === undefined) {
    return;
  }
  const end = async (tx: Tx, account: AccountRow, why: 'no-role' | 'gone' | 'unlinked') => {
    await deleteSession(scopeOf(account), tx, tokenHash);
    const act = { action: 'session.end', subjectKind: 'account', subjectId: account.id };
    await audit(tx, scopeOf(account), now, [{ ...act, detail: { by: 'sso', why } }]);
  };
  const answer = await oidc.recheck(JSON.parse(secrets.decrypt(due.kept)) as OidcKept, due.subject);
  if (!answer.ok && answer.why !== 'gone') {
    const { why, detail, kept } = answer;
    if (kept !== undefined) {
      await keepProvider(db, tokenHash, secrets.encrypt(JSON.stringify(kept)));
    }
    log.warn(
      { part: 'sso', why, detail },
      'single sign-on told nothing of a session: it lives on to its end',
    );
    return;
  }
  await db.transaction().execute(async (tx) => {
    const account = await findAccount(systemScope('sso', dataset), tx, due.accountId);
    if (account === undefined) {
      return;
    }
    const scope = scopeOf(account);
    // A link that was undone took its rights along: what the provider says no longer counts here.
    if ((await accountOfSubject(tx, oidc.issuer, due.subject)) !== account.id) {
      return await end(tx, account, 'unlinked');
    }
    await applyGroups(context, tx, scope, account, answer.ok ? answer.groups : []);
    const grants = (await grantsOf(scope, tx, [account.id])).get(account.id) ?? [];
    if (answer.ok && grants.length > 0) {
      await keepProvider(tx, tokenHash, secrets.encrypt(JSON.stringify(answer.kept)));
      return;
    }
    await end(tx, account, answer.ok ? 'no-role' : 'gone');
  });
}
