import { randomInt, timingSafeEqual } from 'node:crypto';
import { audit } from '../../audit/audit.ts';
import type { Platform } from '../../module.ts';
import { done, type Outcome } from '../../outcomes/outcome.ts';
import { hashPassword } from '../passwords.ts';
import { refuse } from '../refusals.ts';
import { type Scope, systemScope } from '../scope.ts';
import { type AccountRow, deleteSessionsOf, findByLogin, updateAccount } from '../store/accounts.ts';
import { contactsOf } from '../store/contacts.ts';
import { endReset, resetLimits, saveReset, tryReset } from '../store/resets.ts';
import { type FailureGuard, underGuard } from './failure-guard.ts';

/** How a code reaches a phone; another module knows it. */
export type CodeSender = {
  /** Whether texts of this dataset leave at all. */
  readonly leaves: (dataset: string) => boolean;
  /** @param shown what the list of texts may show in place of the code. */
  readonly send: (
    scope: Scope,
    message: { readonly to: string; readonly text: string; readonly shown: string },
  ) => Promise<void>;
};

export const RESET_JOB = 'access.reset';

const canonicalLogin = (text: string) => text.trim().toLowerCase();

/**
 * Takes the wish for a code and answers at once: whether there is such an account is found out later, by a job, so that
 * neither the answer nor its time tells.
 */
export async function askReset(
  platform: Platform,
  sender: CodeSender,
  dataset: string,
  login: string,
): Promise<Outcome<{ minutes: number }>> {
  if (!sender.leaves(dataset)) {
    return refuse('reset-absent');
  }
  const name = canonicalLogin(login);
  const key = platform.secrets.blindIndex('password-reset', name).toString('hex');
  await platform.jobs.addOnce(RESET_JOB, { login: platform.secrets.encrypt(name).toString('base64') }, key);
  return done({ minutes: resetLimits.minutes }, 202);
}

/** Makes a code and sends it, if there is such an account with a phone. */
export async function sendResetCode(
  platform: Platform,
  sender: CodeSender,
  input: { readonly login: string },
): Promise<null> {
  const { db, secrets, clock } = platform;
  const account = await findByLogin(db, secrets.decrypt(Buffer.from(input.login, 'base64')));
  if (account === undefined || account.suspended || !sender.leaves(account.dataset)) {
    return null;
  }
  const scope = systemScope(RESET_JOB, account.dataset);
  const phone = (await contactsOf(scope, db, secrets, [account.id])).get(account.id)?.phone ?? null;
  if (phone === null) {
    return null;
  }
  const code = String(randomInt(100_000_000)).padStart(8, '0');
  const now = clock.now();
  const made = await db.transaction().execute(async (tx) => {
    const saved = await saveReset(scope, tx, account.id, hashOf(platform, account.id, code), now);
    await audit(
      tx,
      scope,
      now,
      saved ? [{ action: 'account.reset-code', subjectKind: 'account', subjectId: account.id }] : [],
    );
    return saved;
  });
  if (made) {
    const text = (shown: string) =>
      `Vung Xanh: ma dat lai mat khau la ${shown}, dung trong ${resetLimits.minutes} phut. Khong dua ma nay cho ai.`;
    await sender.send(scope, { to: phone, text: text(code), shown: text('********') });
  }
  return null;
}

/** Sets a new password with a code. A login that is unknown, a code that is wrong, old or used up: the same answer. */
export async function confirmReset(
  platform: Platform,
  guard: FailureGuard,
  input: { readonly login: string; readonly code: string; readonly next: string },
): Promise<Outcome<null>> {
  const { db, clock } = platform;
  const now = clock.now();
  const login = canonicalLogin(input.login);
  const proved = await underGuard(guard, `reset ${login}`, now, async () => {
    const account = await findByLogin(db, login);
    const codeHash = account === undefined ? null : await matchingCode(platform, account, input.code, now);
    return account === undefined || codeHash === null
      ? refuse('wrong-code', { fields: { code: 'wrong' } })
      : done({ account, codeHash });
  });
  if (!proved.ok) {
    return proved;
  }
  const { account, codeHash } = proved.value;
  const passwordHash = await hashPassword(input.next);
  const scope: Scope = {
    actor: { kind: 'account', id: account.id, name: account.name },
    dataset: account.dataset,
    grants: [],
  };
  return await db.transaction().execute(async (tx): Promise<Outcome<null>> => {
    if (!(await endReset(scope, tx, account.id, codeHash, now))) {
      return refuse('wrong-code', { fields: { code: 'wrong' } });
    }
    await updateAccount(scope, tx, account.id, {
      password_hash: passwordHash,
      must_change: false,
      password_until: null,
    });
    await deleteSessionsOf(scope, tx, account.id, null);
    await audit(tx, scope, now, [{ action: 'account.reset', subjectKind: 'account', subjectId: account.id }]);
    return done(null, 204);
  });
}

async function matchingCode(
  platform: Platform,
  account: AccountRow,
  code: string,
  now: number,
): Promise<Buffer | null> {
  if (account.suspended) {
    return null;
  }
  const kept = await tryReset(systemScope('log-in', account.dataset), platform.db, account.id, now);
  const given = hashOf(platform, account.id, code.replaceAll(/\s/g, ''));
  return kept !== undefined && kept.length === given.length && timingSafeEqual(kept, given) ? given : null;
}

function hashOf({ secrets }: Platform, accountId: string, code: string): Buffer {
  return secrets.blindIndex('password-reset', `${accountId}:${code}`);
}
