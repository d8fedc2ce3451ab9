import { hash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Role } from '../../../contract/rights.ts';
import { localDate } from '../clock/clock.ts';
import type { Db } from '../db/database.ts';
import type { Grant, Scope } from './scope.ts';
import { uuid7 } from '../ids/uuid7.ts';
import { areasOfKeys, keyStop } from './key-keepers.ts';
import { findGoodKey, keepersOf } from './store/api-keys.ts';
import type { Whence } from './whence.ts';

/** A session ends so long after it was last extended … */
export const SESSION_HOURS = 12;
/** … and this long after log-in whatever happens. */
export const LONGEST_SESSION_HOURS = 24;
const HOUR_MS = 3_600_000;
const CACHE_MS = 5_000;
const CACHE_LIMIT = 20_000;
const SEEN_STEP_MS = 60_000;
/** So long a request waits for the provider; then it goes on under the rights of before. */
const PATIENCE_MS = 3_000;

/** A session as a request carries it. */
export type Session = {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly scope: Scope;
  readonly csrfToken: string;
  readonly openedAt: number;
  readonly expiresAt: number;
  /** The dataset of the account itself, where the session may always return to. */
  readonly homeDataset: string;
  readonly totpEnrolled: boolean;
  /** What an authenticator is still owed, or null; `overdue` is judged at log-in, so that nobody is stopped at work. */
  readonly secondStep: { readonly dueOn: string; readonly overdue: boolean } | null;
  readonly recoveryCodesLeft: number;
  readonly mustChangePassword: boolean;
  /** The key of another system, not somebody who logged in. */
  readonly byKey: boolean;
  readonly method: Whence['method'] | 'api-key';
  /** When the provider of the single sign-on was last asked about it; null: there is nobody to ask. */
  readonly providerCheckedAt: number | null;
};

/** How a session that a provider opened is asked about again. */
export type Recheck = {
  readonly everyMs: number;
  readonly run: (tokenHash: Buffer) => Promise<void>;
  readonly onError: (error: Error) => void;
};

/** Begins the text of every key, so that one that leaked is recognised wherever it turns up. */
export const API_KEY_PREFIX = 'vxk_';

/** Gives the path of an area; platform does not know what an area is, the registry does. */
export type AreaPaths = (areaIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** Reads sessions by token with a cache of a few seconds: a suspension or log-out elsewhere takes effect within it. */
export type Sessions = {
  readonly find: (token: string, now: number) => Promise<Session | null>;
  readonly open: (
    accountId: string,
    dataset: string,
    now: number,
    whence?: Whence,
  ) => Promise<{ token: string; expiresAt: number }>;
  /** Gives a session in use its full time again, at most to its absolute end; answers when it now ends. */
  readonly extend: (session: Session, now: number) => Promise<number>;
  /** The session as it is by now, a few seconds old at most; null: it has ended. */
  readonly again: (session: Session, now: number) => Promise<Session | null>;
  readonly forget: (session: Session) => void;
  /** Sessions by single sign-on are asked about when they are used, from now on. */
  readonly recheckBy: (recheck: Recheck) => void;
};

export function hashToken(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

export function createSessions(db: Db, areaPaths: AreaPaths): Sessions {
  const cache = new Map<string, { session: Session | null; until: number }>();
  const asking = new Map<string, Promise<void>>();
  let recheck: Recheck | null = null;

  /** One question for all requests of a session; a slow provider holds nobody up for longer than PATIENCE_MS. */
  async function askAgain({ run, onError }: Recheck, tokenHash: Buffer): Promise<void> {
    const key = tokenHash.toString('base64');
    const question =
      asking.get(key) ??
      run(tokenHash)
        .catch((error: unknown) => onError(error as Error))
        .finally(() => {
          asking.delete(key);
          cache.delete(key);
        });
    asking.set(key, question);
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS);
    });
    await Promise.race([question, patience]);
    clearTimeout(timer);
  }

  async function readCurrent(tokenHash: Buffer, now: number): Promise<Session | null> {
    const session = await readSession(db, areaPaths, tokenHash, now);
    const asked = session?.providerCheckedAt ?? null;
    if (recheck === null || asked === null) {
      return session;
    }
    // Whoever asks first notes the time before the answer is there: the others wait for it too.
    if (asked > now - recheck.everyMs && !asking.has(tokenHash.toString('base64'))) {
      return session;
    }
    await askAgain(recheck, tokenHash);
    return await readSession(db, areaPaths, tokenHash, now);
  }

  async function look(tokenHash: Buffer, byKey: boolean, now: number): Promise<Session | null> {
    const key = tokenHash.toString('base64');
    const cached = cache.get(key);
    if (cached !== undefined && cached.until > now) {
      return cached.session;
    }
    const session = byKey
      ? await readKeySession(db, areaPaths, tokenHash, now)
      : await readCurrent(tokenHash, now);
    if (cache.size >= CACHE_LIMIT) {
      cache.clear();
    }
    cache.set(key, { session, until: now + CACHE_MS });
    return session;
  }

  return {
    find: async (token, now) => await look(hashToken(token), token.startsWith(API_KEY_PREFIX), now),
    again: async ({ tokenHash, byKey }, now) => await look(tokenHash, byKey, now),
    open: async (accountId, dataset, now, whence) => {
      const token = randomBytes(32).toString('base64url');
      const expiresAt = now + SESSION_HOURS * HOUR_MS;
      await sql`insert into session (id, token_hash, account_id, dataset, csrf_token, created_at, expires_at, seen_at,
          agent, network, method, second_step, sign_out_hint, provider_subject, provider_kept, provider_checked_at)
        values (${uuid7(now)}, ${hashToken(token)}, ${accountId}, ${dataset}, ${randomBytes(18).toString('base64url')},
          ${new Date(now)}, ${new Date(expiresAt)}, ${new Date(now)}, ${whence?.agent ?? null},
          ${whence?.network ?? null}, ${whence?.method ?? 'password'}, ${whence?.secondStep ?? false}, ${whence?.signOutHint ?? null},
          ${whence?.provider?.subject ?? null}, ${whence?.provider?.kept ?? null},
          ${whence?.provider === undefined ? null : new Date(now)})`.execute(db);
      await sql`update account set last_used_at = ${new Date(now)} where id = ${accountId}`.execute(db);
      return { token, expiresAt };
    },
    extend: async (session, now) => {
      const longest = session.openedAt + LONGEST_SESSION_HOURS * HOUR_MS;
      const expiresAt = Math.min(now + SESSION_HOURS * HOUR_MS, longest);
      // A page asks often; the row is written once an hour at most.
      if (expiresAt < session.expiresAt + HOUR_MS) {
        return session.expiresAt;
      }
      await sql`update session set expires_at = ${new Date(expiresAt)} where token_hash = ${session.tokenHash}`.execute(
        db,
      );
      cache.delete(session.tokenHash.toString('base64'));
      return expiresAt;
    },
    forget: (session) => {
      cache.delete(session.tokenHash.toString('base64'));
    },
    recheckBy: (given) => {
      recheck = given;
    },
  };
}

async function readSession(
  db: Db,
  areaPaths: AreaPaths,
  tokenHash: Buffer,
  now: number,
): Promise<Session | null> {
  const found = await sql<{
    id: string;
    account_id: string;
    name: string;
    dataset: string;
    home: string;
    csrf_token: string;
    created_at: Date;
    expires_at: Date;
    totp: boolean;
    second_step: boolean;
    due_on: string | null;
    codes_left: number;
    must_change: boolean;
    seen_at: Date | null;
    checked_at: Date | null;
    method: Whence['method'];
    grants: { role: Role; area_id: string | null }[];
  }>`select s.id, s.seen_at, s.provider_checked_at as checked_at, s.method, s.account_id, a.name, s.dataset, a.dataset as home, s.csrf_token, s.created_at, s.expires_at, a.totp_secret is not null as totp, s.second_step, a.must_change,
      (select count(*)::int from recovery_code c where c.account_id = a.id and c.used_at is null) as codes_left,
      (select min(greatest(r.from_day, (a.created_at at time zone 'Asia/Ho_Chi_Minh')::date) + r.grace_days)::text
        from second_step_rule r join account_grant g on g.role = r.role and g.account_id = a.id
        where r.dataset = a.dataset and r.required and r.set_at <= s.created_at and (g.source = 'hand' or s.method = 'sso')) as due_on,
      (select coalesce(json_agg(json_build_object('role', g.role, 'area_id', g.area_id) order by g.role, g.area_id), '[]') from account_grant g
        where g.account_id = a.id and (g.source = 'hand' or s.method = 'sso')) as grants
    from session s join account a on a.id = s.account_id
    where s.token_hash = ${tokenHash} and s.expires_at > ${new Date(now)} and not a.suspended`.execute(db);
  const row = found.rows[0];
  if (row === undefined) {
    return null;
  }
  if ((row.seen_at?.getTime() ?? 0) < now - SEEN_STEP_MS) {
    await sql`update session set seen_at = ${new Date(now)} where token_hash = ${tokenHash}`.execute(db);
  }
  const paths = await areaPaths(row.grants.flatMap((grant) => grant.area_id ?? []));
  const grants = row.grants.flatMap((grant): Grant[] => {
    const areaPath = grant.area_id === null ? '' : paths.get(grant.area_id);
    // A grant in an area that is no longer known gives nothing rather than everything.
    return areaPath === undefined ? [] : [{ role: grant.role, areaId: grant.area_id, areaPath }];
  });
  return {
    id: row.id,
    tokenHash,
    scope: { actor: { kind: 'account', id: row.account_id, name: row.name }, dataset: row.dataset, grants },
    csrfToken: row.csrf_token,
    openedAt: row.created_at.getTime(),
    expiresAt: row.expires_at.getTime(),
    homeDataset: row.home,
    totpEnrolled: row.totp,
    secondStep:
      row.totp || row.second_step || row.due_on === null
        ? null
        : { dueOn: row.due_on, overdue: row.due_on <= localDate(row.created_at.getTime()) },
    recoveryCodesLeft: row.codes_left,
    // Who comes by single sign-on did not use the password.
    mustChangePassword: row.must_change && row.method === 'password',
    byKey: false,
    method: row.method,
    providerCheckedAt: row.checked_at?.getTime() ?? null,
  };
}

async function readKeySession(
  db: Db,
  areaPaths: AreaPaths,
  tokenHash: Buffer,
  now: number,
): Promise<Session | null> {
  const key = await findGoodKey(db, tokenHash, now);
  if (key === undefined) {
    return null;
  }
  const keepers = await keepersOf(db, key.keeper_id === null ? [] : [key.keeper_id]);
  const paths = await areaPaths(areasOfKeys([key], keepers.values()));
  if (keyStop(key, keepers.get(key.keeper_id ?? ''), paths) !== null) {
    return null;
  }
  const areaPath = key.area_id === null ? '' : paths.get(key.area_id);
  const grant = { role: key.role, areaId: key.area_id, only: key.rights };
  return {
    id: key.id,
    tokenHash,
    scope: {
      actor: { kind: 'account', id: key.id, name: `API: ${key.name}` },
      dataset: key.dataset,
      grants: areaPath === undefined ? [] : [{ ...grant, areaPath }],
    },
    // A key comes as a bearer token; put into a cookie it can write nothing, since nobody knows this.
    csrfToken: randomBytes(18).toString('base64url'),
    openedAt: key.created_at.getTime(),
    expiresAt: key.expires_at.getTime(),
    homeDataset: key.dataset,
    totpEnrolled: false,
    secondStep: null,
    recoveryCodesLeft: 0,
    mustChangePassword: false,
    byKey: true,
    method: 'api-key',
    providerCheckedAt: null,
  };
}
