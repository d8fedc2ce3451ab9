import type { OidcIdentity } from '../../../adapters/oidc/index.ts';
import { audit } from '../../audit/audit.ts';
import type { CookieEffect, RedirectAnswer } from '../../http/handler.ts';
import { done, type Outcome, type Refusal } from '../../outcomes/outcome.ts';
import { verifyPassword } from '../passwords.ts';
import { refuse } from '../refusals.ts';
import { systemScope } from '../scope.ts';
import type { Session, Sessions } from '../sessions.ts';
import { type AccountRow, deleteSession, findAccount } from '../store/accounts.ts';
import { signOutHintOf } from '../store/devices.ts';
import { endClaim } from '../store/contacts.ts';
import { deleteLink, linkOf } from '../store/identities.ts';
import { endProviderSessions } from '../store/provider-sessions.ts';
import type { Whence } from '../whence.ts';
import { type FailureGuard, underGuard } from './failure-guard.ts';
import { passTotp } from './log-in.ts';
import { accountOfIdentity, linkIdentity, type SsoContext } from './sign-in-elsewhere.ts';
import { openFlow, safePath, sealFlow } from './sso-flow.ts';
import type { WaitingSignIns } from './waiting-sign-ins.ts';

/** Where the provider sends the browser back to. */
export const CALLBACK = '/api/v1/session/sso/callback';
const LOG_IN = '/console/login';

export type SsoParts = SsoContext & {
  readonly sessions: Sessions;
  /** Failed codes and passwords, by account. */
  readonly guard: FailureGuard;
  /** Who came back from the provider and owes us a code still. */
  readonly waiting: WaitingSignIns;
};
export type Proof = { readonly password: string; readonly totp?: string | undefined };
type Begun = Outcome<{ url: string }> & CookieEffect;

/** Sends the browser to the provider. @param linkTo the account to be linked; null: a log-in. */
export async function beginSso(
  { platform, oidc }: SsoParts,
  next: string | undefined,
  linkTo: string | null,
): Promise<Begun> {
  if (oidc === null) {
    return refuse('sso-absent');
  }
  const begun = await oidc.begin(`${platform.publicUrl}${CALLBACK}`);
  if (!begun.ok) {
    platform.log.warn({ part: 'sso', why: begun.why, detail: begun.detail }, 'single sign-on did not begin');
    return refuse('sso-down');
  }
  const flow = { step: 'away' as const, oidc: begun.flow, next: safePath(next), linkTo };
  return {
    ...done({ url: begun.url }),
    flow: sealFlow(platform.secrets, flow, platform.clock.now()),
  };
}

/** The browser is back: whatever comes of it, it is sent on into the console, with a code where it did not work. */
export async function finishSso(
  parts: SsoParts,
  request: { readonly query: object; readonly flow: string | undefined; readonly whence: Whence },
): Promise<RedirectAnswer> {
  const { platform, oidc } = parts;
  const now = platform.clock.now();
  const flow = openFlow(platform.secrets, request.flow, now);
  if (oidc === null || flow?.step !== 'away') {
    return away('sso-late');
  }
  const answer = new URL(`${platform.publicUrl}${CALLBACK}`);
  answer.search = new URLSearchParams(Object.entries(request.query)).toString();
  const finished = await oidc.finish(answer, flow.oidc);
  if (!finished.ok) {
    platform.log.warn(
      { part: 'sso', why: finished.why, detail: finished.detail },
      'single sign-on was not finished',
    );
    return away(finished.why === 'down' ? 'sso-down' : finished.why === 'denied' ? 'sso-denied' : 'sso-late');
  }
  const { who } = finished;
  if (flow.linkTo !== null) {
    const linked = await linkIdentity(parts, who, flow.linkTo);
    const outcome = linked.ok ? 'linked' : codeOf(linked);
    return { ok: true, redirect: `/console/account?sso=${outcome}`, flow: 'clear' };
  }
  const found = await accountOfIdentity(parts, who);
  if (!found.ok) {
    return away(codeOf(found));
  }
  const account = found.value;
  if (account.totp_secret !== null && !who.secondStep) {
    const waiting = await parts.waiting.put(who, now);
    const code = {
      step: 'code' as const,
      accountId: account.id,
      hint: who.idToken,
      waiting,
      next: flow.next,
    };
    return {
      ok: true,
      redirect: `${LOG_IN}?sso=code`,
      flow: sealFlow(platform.secrets, code, now),
    };
  }
  const cookie = await open(parts, account, who, request.whence);
  return { ok: true, redirect: `/console${flow.next}`, cookie, flow: 'clear' };
}

/** The second step that the provider did not ask for. */
export async function finishByCode(
  parts: SsoParts,
  request: { readonly totp: string; readonly flow: string | undefined; readonly whence: Whence },
): Promise<Outcome<{ next: string }> & CookieEffect> {
  const { platform, dataset } = parts;
  const now = platform.clock.now();
  const flow = openFlow(platform.secrets, request.flow, now);
  const who = flow?.step === 'code' ? await parts.waiting.get(flow.waiting, now) : undefined;
  if (flow?.step !== 'code' || who === undefined) {
    return refuse('sso-late');
  }
  const account = await findAccount(systemScope('sso', dataset), platform.db, flow.accountId);
  if (account === undefined || account.suspended) {
    return { ...refuse('sso-suspended'), flow: 'clear' };
  }
  const passed = await underGuard(
    parts.guard,
    `account ${account.id}`,
    now,
    async () => await passTotp(platform, account, request.totp, now),
  );
  if (!passed.ok) {
    return passed;
  }
  const cookie = await open(parts, account, { ...who, idToken: flow.hint, secondStep: true }, request.whence);
  await parts.waiting.drop(flow.waiting);
  return { ...done({ next: flow.next }), cookie, flow: 'clear' };
}

/** Whether the own account is linked. */
export async function showSso({ platform, oidc }: SsoParts, { scope }: Session) {
  const id = scope.actor.id!;
  const account = await findAccount(scope, platform.db, id);
  const link = oidc === null ? undefined : await linkOf(scope, platform.db, oidc.issuer, id);
  return done({
    name: oidc?.name ?? null,
    linkedAt: link?.linked_at.toISOString() ?? null,
    lastUsedAt: link?.last_used_at.toISOString() ?? null,
    ownPassword: account !== undefined && passwordWorks(account, platform.clock.now()),
  });
}

/** Begins a link, once the officer has proved again who sits there. */
export async function beginLink(parts: SsoParts, session: Session, proof: Proof): Promise<Begun> {
  const proved = await prove(parts, session, proof);
  return proved.ok ? await beginSso(parts, '/account', proved.value.id) : proved;
}

/** Undoes the link, and ends what it opened elsewhere; whoever has no password of its own would be locked out. */
export async function unlink(parts: SsoParts, session: Session, proof: Proof): Promise<Outcome<null>> {
  const { platform } = parts;
  const proved = await prove(parts, session, proof);
  if (!proved.ok) {
    return proved;
  }
  const { scope } = session;
  const { id } = proved.value;
  await platform.db.transaction().execute(async (tx) => {
    const gone = await deleteLink(scope, tx, id);
    // Else whoever still has the e-mail at the provider would be let in again at once.
    await endClaim(scope, tx, id, true);
    const ended = await endProviderSessions(tx, id, session.tokenHash);
    const entry = { action: 'account.sso-unlink', subjectKind: 'account', subjectId: id, detail: { ended } };
    await audit(tx, scope, platform.clock.now(), gone ? [entry] : []);
  });
  parts.sessions.forget(session);
  return done(null, 204);
}

/** Ends the session, and says where to end that of the provider. */
export async function leave(
  { platform, oidc, sessions }: SsoParts,
  session: Session,
): Promise<Outcome<{ url: string | null }> & CookieEffect> {
  const { scope } = session;
  const hint = await signOutHintOf(scope, platform.db, session.tokenHash);
  await deleteSession(scope, platform.db, session.tokenHash);
  sessions.forget(session);
  const url =
    oidc === null || hint === null
      ? null
      : await oidc.leaveUrl(platform.secrets.decrypt(hint), `${platform.publicUrl}${LOG_IN}`);
  return { ...done({ url }), cookie: 'clear' };
}

async function open(
  { platform, sessions }: SsoParts,
  account: AccountRow,
  { idToken, subject, kept, secondStep }: Pick<OidcIdentity, 'idToken' | 'subject' | 'kept' | 'secondStep'>,
  whence: Whence,
) {
  const now = platform.clock.now();
  const session = await sessions.open(account.id, account.dataset, now, {
    ...whence,
    method: 'sso',
    secondStep,
    signOutHint: platform.secrets.encrypt(idToken),
    provider: { subject, kept: platform.secrets.encrypt(JSON.stringify(kept)) },
  });
  const actor = { kind: 'account' as const, id: account.id, name: account.name };
  await audit(platform.db, { actor, dataset: account.dataset, grants: [] }, now, [
    { action: 'session.open', detail: { by: 'sso' } },
  ]);
  return session;
}

async function prove(parts: SsoParts, session: Session, proof: Proof): Promise<Outcome<AccountRow>> {
  const { platform } = parts;
  const now = platform.clock.now();
  const account = await findAccount(session.scope, platform.db, session.scope.actor.id!);
  if (session.byKey || account === undefined) {
    return refuse('key-session');
  }
  if (!passwordWorks(account, now)) {
    return refuse('sso-only');
  }
  return await underGuard(parts.guard, `account ${account.id}`, now, async () => {
    if (!(await verifyPassword(proof.password, account.password_hash))) {
      return refuse('wrong-password', { fields: { password: 'wrong' } });
    }
    const passed = await passTotp(platform, account, proof.totp, now);
    return passed.ok ? done(account) : passed;
  });
}

function passwordWorks(account: AccountRow, now: number): boolean {
  return account.password_until === null || account.password_until.getTime() > now;
}

function away(code: string): RedirectAnswer {
  return { ok: true, redirect: `${LOG_IN}?sso=${code}`, flow: 'clear' };
}

function codeOf(refusal: Refusal): string {
  return refusal.code.replace('session.', '');
}
