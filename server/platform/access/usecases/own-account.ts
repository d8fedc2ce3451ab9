import { audit } from '../../audit/audit.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../module.ts';
import { refuse as refuseGeneral } from '../../outcomes/general.ts';
import { done, type Outcome } from '../../outcomes/outcome.ts';
import { hashPassword, verifyPassword } from '../passwords.ts';
import { makeRecoveryCodes, recoveryHash } from '../recovery-codes.ts';
import { refuse } from '../refusals.ts';
import type { Scope } from '../scope.ts';
import type { Session } from '../sessions.ts';
import { type AccountRow, deleteSessionsOf, findAccount, updateAccount } from '../store/accounts.ts';
import { replaceRecoveryCodes } from '../store/second-step.ts';
import { checkTotp, newTotpSecret, totpUri } from '../totp.ts';
import { type FailureGuard, underGuard } from './failure-guard.ts';
import { passTotp } from './log-in.ts';

/** What proofs of somebody who is logged in are counted with. */
export type Guarding = { readonly platform: Platform; readonly guard: FailureGuard };

/** Changes the own password; other sessions of the account end. */
export async function changePassword(
  guarding: Guarding,
  session: Session,
  current: string,
  next: string,
): Promise<Outcome<null>> {
  const { platform, guard } = guarding;
  const { scope } = session;
  const account = await findAccount(scope, platform.db, scope.actor.id!);
  if (account === undefined) {
    return refuseGeneral('not-found');
  }
  const proved = await underGuard(guard, `account ${account.id}`, platform.clock.now(), async () =>
    (await verifyPassword(current, account.password_hash))
      ? done(null)
      : refuse('wrong-password', { fields: { current: 'wrong' } }),
  );
  if (!proved.ok) {
    return proved;
  }
  if (current.normalize('NFC') === next.normalize('NFC')) {
    // Above all a one-time password, which somebody else knows.
    return refuse('same-password', { fields: { next: 'same' } });
  }
  const passwordHash = await hashPassword(next);
  await platform.db.transaction().execute(async (tx) => {
    await updateAccount(scope, tx, account.id, {
      password_hash: passwordHash,
      must_change: false,
      password_until: null,
    });
    await deleteSessionsOf(scope, tx, account.id, session.tokenHash);
    await audit(tx, scope, platform.clock.now(), [
      { action: 'account.password', subjectKind: 'account', subjectId: account.id },
    ]);
  });
  return done(null, 204);
}

/**
 * Two-step log-in: without a code, makes a secret that waits for its first code; with the right code, turns it on. One that
 * is on is replaced by whoever holds it only: a page left open must not be enough.
 */
export async function enrolTotp(
  guarding: Guarding,
  session: Session,
  { code, current }: { readonly code?: string | undefined; readonly current?: string | undefined },
): Promise<Outcome<{ uri: string | null; enrolled: boolean; recoveryCodes: string[] | null }>> {
  const { platform } = guarding;
  const { scope } = session;
  const account = await findAccount(scope, platform.db, scope.actor.id!);
  if (account === undefined) {
    return refuseGeneral('not-found');
  }
  if (code === undefined) {
    const held = await provesAuthenticator(guarding, account, current);
    if (!held.ok) {
      return held;
    }
    const secret = newTotpSecret();
    await updateAccount(scope, platform.db, account.id, { totp_pending: platform.secrets.encrypt(secret) });
    return done({
      uri: totpUri(secret, account.login),
      enrolled: account.totp_secret !== null,
      recoveryCodes: null,
    });
  }
  if (account.totp_pending === null) {
    return refuse('wrong-totp');
  }
  const step = checkTotp(platform.secrets.decrypt(account.totp_pending), code, platform.clock.now(), null);
  if (step === null) {
    return refuse('wrong-totp');
  }
  const recoveryCodes = makeRecoveryCodes();
  await platform.db.transaction().execute(async (tx) => {
    await keepRecoveryCodes(platform, scope, tx, account.id, recoveryCodes);
    await updateAccount(scope, tx, account.id, {
      totp_secret: account.totp_pending,
      totp_pending: null,
      totp_last_step: step,
    });
    await audit(tx, scope, platform.clock.now(), [
      { action: 'account.totp', subjectKind: 'account', subjectId: account.id },
    ]);
  });
  return done({ uri: null, enrolled: true, recoveryCodes });
}

/** New recovery codes, for whoever holds the authenticator; the former ones end. */
export async function renewRecoveryCodes(
  guarding: Guarding,
  { scope }: Session,
  code: string,
): Promise<Outcome<{ codes: string[] }>> {
  const { platform } = guarding;
  const account = await findAccount(scope, platform.db, scope.actor.id!);
  if (account === undefined || account.totp_secret === null) {
    return refuse('no-authenticator');
  }
  const held = await provesAuthenticator(guarding, account, code);
  if (!held.ok) {
    return held;
  }
  const codes = makeRecoveryCodes();
  await platform.db.transaction().execute(async (tx) => {
    await keepRecoveryCodes(platform, scope, tx, account.id, codes);
    await audit(tx, scope, platform.clock.now(), [
      { action: 'account.recovery-codes', subjectKind: 'account', subjectId: account.id },
    ]);
  });
  return done({ codes });
}

async function keepRecoveryCodes(
  { secrets, clock }: Platform,
  scope: Scope,
  tx: Tx,
  accountId: string,
  codes: readonly string[],
): Promise<void> {
  const hashes = codes.map((code) => recoveryHash(secrets, accountId, code));
  await replaceRecoveryCodes(scope, tx, accountId, hashes, new Date(clock.now()));
}

async function provesAuthenticator(
  { platform, guard }: Guarding,
  account: AccountRow,
  current: string | undefined,
): Promise<Outcome<null>> {
  if (account.totp_secret === null) {
    return done(null);
  }
  const now = platform.clock.now();
  const passed =
    current !== undefined &&
    (await underGuard(
      guard,
      `account ${account.id}`,
      now,
      async () => await passTotp(platform, account, current, now),
    ));
  return passed === false || (!passed.ok && passed.code === 'session.wrong-totp')
    ? refuse('current-code', { fields: { current: 'wrong' } })
    : passed;
}
