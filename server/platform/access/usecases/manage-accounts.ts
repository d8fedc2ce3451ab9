import type { Role } from '../../../../contract/rights.ts';
import { audit } from '../../audit/audit.ts';
import { HOUR_MS } from '../../clock/clock.ts';
import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Db, Tx } from '../../db/database.ts';
import { uuid7 } from '../../ids/uuid7.ts';
import type { Platform } from '../../module.ts';
import { done, type Outcome } from '../../outcomes/outcome.ts';
import { hashPassword, makePassword, NO_PASSWORD } from '../passwords.ts';
import { refuse } from '../refusals.ts';
import { mayIn, type Scope } from '../scope.ts';
import type { AreaPaths } from '../sessions.ts';
import {
  type AccountRow,
  findAccount,
  type GrantRow,
  grantsOf,
  insertAccount,
  replaceGrants,
} from '../store/accounts.ts';
import { type ContactInput, keepContact } from './keep-contact.ts';

/** A one-time password that nobody used ends. */
export const ONE_TIME_HOURS = 72;

export type GrantInput = { role: Role; areaId: string | null };
export type NewAccount = {
  id?: string | undefined;
  login: string;
  name: string;
  roles: readonly GrantInput[];
  /** null: nobody logs in with one; a session is opened for its holder. */
  password?: string | null | undefined;
  contact?: ContactInput | undefined;
};

/**
 * Creates an account in the scope's dataset. Without a given password a one-time one is made, answered once, and
 * must be changed at the first log-in.
 */
export async function createAccount(
  platform: Platform,
  areaPaths: AreaPaths,
  scope: Scope,
  input: NewAccount,
): Promise<Outcome<{ id: string; oneTimePassword: string }>> {
  const allowed = await checkGrants(areaPaths, scope, input.roles);
  if (!allowed.ok) {
    return allowed;
  }
  const now = platform.clock.now();
  const id = input.id ?? uuid7(now);
  const password = input.password ?? makePassword();
  const passwordHash = input.password === null ? NO_PASSWORD : await hashPassword(password);
  return await allOrNothing(
    platform.db,
    async (tx): Promise<Outcome<{ id: string; oneTimePassword: string }>> => {
      const inserted = await insertAccount(scope, tx, {
        id,
        login: input.login,
        name: input.name,
        password_hash: passwordHash,
        must_change: input.password === undefined,
        password_until: input.password === undefined ? oneTimeEnd(now) : null,
        created_at: new Date(now),
      });
      if (!inserted) {
        return refuse('login-taken', { fields: { login: 'taken' } });
      }
      await replaceGrants(scope, tx, id, input.roles.map(toRow));
      const kept = await keepContact(platform, scope, tx, id, input.contact ?? {});
      if (!kept.ok) {
        return kept;
      }
      await audit(tx, scope, now, [
        { action: 'account.create', subjectKind: 'account', subjectId: id, detail: { roles: input.roles } },
      ]);
      return done({ id, oneTimePassword: password }, 201);
    },
  );
}

/** May the scope give these roles in these areas? */
export async function checkGrants(
  areaPaths: AreaPaths,
  scope: Scope,
  grants: readonly GrantInput[],
): Promise<Outcome<null>> {
  const paths = await areaPaths(grants.flatMap((grant) => grant.areaId ?? []));
  for (const grant of grants) {
    const path = grant.areaId === null ? '' : paths.get(grant.areaId);
    if (path === undefined) {
      return refuse('unknown-area', { fields: { areaId: grant.areaId ?? '' } });
    }
    if (!mayIn(scope, 'user.manage', path)) {
      return refuse('grant-outside');
    }
  }
  return done(null);
}

/** An account that the scope administers; null: there is none, or it is not its own. */
export async function manageableAccount(
  platform: Platform,
  areaPaths: AreaPaths,
  scope: Scope,
  id: string,
): Promise<AccountRow | null> {
  return await ownAccount(platform.db, areaPaths, scope, id);
}

/** The account, if it and every grant of it lie inside what the scope administers; `lock` holds it. */
export async function ownAccount(
  db: Db | Tx,
  areaPaths: AreaPaths,
  scope: Scope,
  id: string,
  lock = false,
): Promise<AccountRow | null> {
  const account = await findAccount(scope, db, id, lock);
  if (account === undefined || account.dataset !== scope.dataset) {
    return null;
  }
  const grants = (await grantsOf(scope, db, [id])).get(id) ?? [];
  const paths = await areaPaths(grants.flatMap((grant) => grant.area_id ?? []));
  const all = grants.every((grant) =>
    mayIn(scope, 'user.manage', grant.area_id === null ? '' : (paths.get(grant.area_id) ?? null)),
  );
  return all ? account : null;
}

/** When a one-time password made now ends. */
export function oneTimeEnd(now: number): Date {
  return new Date(now + ONE_TIME_HOURS * HOUR_MS);
}

/** A grant as it is stored. */
export function toRow(grant: GrantInput): GrantRow {
  return { role: grant.role, area_id: grant.areaId };
}
