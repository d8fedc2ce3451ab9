import { audit } from '../../audit/audit.ts';
import type { Platform } from '../../module.ts';
import { done, type Outcome } from '../../outcomes/outcome.ts';
import { NO_PASSWORD, verifyPassword } from '../passwords.ts';
import { refuse } from '../refusals.ts';
import { asRecoveryCode, recoveryHash } from '../recovery-codes.ts';
import { type Scope, systemScope } from '../scope.ts';
import type { Sessions } from '../sessions.ts';
import { type AccountRow, findByLogin, grantsOf, useTotpStep } from '../store/accounts.ts';
import { spendRecoveryCode } from '../store/second-step.ts';
import { checkTotp } from '../totp.ts';
import type { Whence } from '../whence.ts';
import { type FailureGuard, underGuard } from './failure-guard.ts';

export type LogIn = { login: string; password: string; totp?: string | undefined };
export type LoggedIn = { account: AccountRow; token: string; expiresAt: number };

/** Checks login, password and TOTP, and opens a session. Failures are audited without the login name. */
export async function logIn(
  platform: Platform,
  sessions: Sessions,
  guard: FailureGuard,
  input: LogIn,
  whence?: Whence,
): Promise<Outcome<LoggedIn>> {
  const now = platform.clock.now();
  const login = input.login.trim().toLowerCase();
  const proved = await underGuard(
    guard,
    `login ${login}`,
    now,
    async () => await proveLogin(platform, login, input, now),
  );
  if (!proved.ok) {
    return proved;
  }
  const account = proved.value;
  const scope = { ...systemScope('log-in', account.dataset), actor: actorOf(account) };
  const grants = (await grantsOf(scope, platform.db, [account.id])).get(account.id) ?? [];
  if (grants.length > 0 && grants.every(({ source }) => source === 'group')) {
    // Roles by group hold only in what the provider opens: it alone knows who still belongs to the group.
    return refuse('group-rights');
  }
  const session = await sessions.open(account.id, account.dataset, now, whence);
  await audit(platform.db, scope, now, [{ action: 'session.open' }]);
  return done({ account, ...session });
}

async function proveLogin(
  platform: Platform,
  login: string,
  input: LogIn,
  now: number,
): Promise<Outcome<AccountRow>> {
  const account = await findByLogin(platform.db, login);
  const right = await verifyPassword(input.password, account?.password_hash ?? NO_PASSWORD);
  if (account === undefined || !right || account.suspended) {
    return refuse('wrong-login');
  }
  if (account.password_until !== null && account.password_until.getTime() <= now) {
    return refuse('password-ended');
  }
  const totp = await passTotp(platform, account, input.totp, now);
  return totp.ok ? done(account) : totp;
}

function actorOf({ id, name }: AccountRow) {
  return { kind: 'account' as const, id, name };
}

/** Takes a code of the authenticator, where the account has one, or a recovery code; each works once. */
export async function passTotp(
  platform: Platform,
  account: AccountRow,
  code: string | undefined,
  now: number,
): Promise<Outcome<null>> {
  if (account.totp_secret === null) {
    return done(null);
  }
  if (code === undefined) {
    return refuse('totp-required');
  }
  const scope = systemScope('log-in', account.dataset);
  if (asRecoveryCode(code) !== null) {
    return await passRecovery(platform, scope, account, code, now);
  }
  const step = checkTotp(platform.secrets.decrypt(account.totp_secret), code, now, account.totp_last_step);
  // Two log-ins with one code at the same time: one of them.
  return step !== null && (await useTotpStep(scope, platform.db, account.id, step))
    ? done(null)
    : refuse('wrong-totp');
}

async function passRecovery(
  { db, secrets }: Platform,
  scope: Scope,
  account: AccountRow,
  code: string,
  now: number,
): Promise<Outcome<null>> {
  if (
    !(await spendRecoveryCode(scope, db, account.id, recoveryHash(secrets, account.id, code), new Date(now)))
  ) {
    return refuse('wrong-totp');
  }
  await audit(db, { ...scope, actor: actorOf(account) }, now, [
    { action: 'account.recovery-code', subjectKind: 'account', subjectId: account.id },
  ]);
  return done(null);
}
