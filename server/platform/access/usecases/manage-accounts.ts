import type { Role } from '../../../../contract/rights.ts';
import { audit } from '../../audit/audit.ts';
import { HOUR_MS } from '../../clock/clock.ts';
import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Db, Tx } from '../../db/database.ts';
import { uuid7 } from '../../ids/uuid7.ts';
import type { Platform } from '../../module.ts';
import { refuse as refuseGeneral } from '../../outcomes/general.ts';
import { done, type Outcome } from '../../outcomes/outcome.ts';
import { hashPassword, makePassword } from '../passwords.ts';
import { refuse } from '../refusals.ts';
import { mayIn, type Scope } from '../scope.ts';
import type { AreaPaths } from '../sessions.ts';
import {
  type AccountRow,
  deleteSessionsOf,
  findAccount,
  type GrantRow,
  grantsOf,
  insertAccount,
  replaceGrants,
  updateAccount,
} from '../store/accounts.ts';
import { contactsOf, noContact } from '../store/contacts.ts';
import { replaceRecoveryCodes } from '../store/second-step.ts';
import { handOverKeysOf } from './hand-over-keys.ts';
import { type ContactInput, keepContact } from './keep-contact.ts';

/** A one-time password that nobody used ends. */
export const ONE_TIME_HOURS = 72;

export type GrantInput = { role: Role; areaId: string | null };
export type NewAccount = {
  id?: string | undefined;
  login: string;
  name: string;
  roles: readonly GrantInput[];
  password?: string | undefined;
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
  const password = input.password ?? makePassword();
  const id = input.id ?? uuid7(now);
  const passwordHash = await hashPassword(password);
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

export type AccountChange = {
  version: number;
  name?: string | undefined;
  roles?: readonly GrantInput[] | undefined;
  suspended?: boolean | undefined;
  resetPassword?: boolean | undefined;
  resetTotp?: boolean | undefined;
  contact?: ContactInput | undefined;
  /** Who answers from now on for the keys of the account; without, those that it may no longer make stop. */
  keysTo?: string | undefined;
  reason?: string | undefined;
};

type Changed = { version: number; oneTimePassword: string | null };

/** Changes an account; a suspension or a new password ends its sessions at once. */
export async function changeAccount(
  platform: Platform,
  areaPaths: AreaPaths,
  given: Scope,
  id: string,
  { reason, keysTo, ...change }: AccountChange,
): Promise<Outcome<Changed>> {
  const scope = { ...given, reason };
  const allowed = change.roles === undefined ? done(null) : await checkGrants(areaPaths, scope, change.roles);
  if (!allowed.ok) {
    return allowed;
  }
  const password = change.resetPassword === true ? makePassword() : null;
  const passwordHash = password === null ? null : await hashPassword(password);
  const now = platform.clock.now();
  return await allOrNothing(platform.db, async (tx): Promise<Outcome<Changed>> => {
    const account = await ownAccount(tx, areaPaths, scope, id);
    if (account === null) {
      return refuseGeneral('not-found');
    }
    if (account.version !== change.version) {
      return refuseGeneral('version-conflict', {
        current: await current(platform, tx, scope, account),
      });
    }
    await updateAccount(scope, tx, id, {
      version: account.version + 1,
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.suspended === undefined ? {} : { suspended: change.suspended }),
      ...(passwordHash === null
        ? {}
        : { password_hash: passwordHash, must_change: true, password_until: oneTimeEnd(now) }),
      ...(change.resetTotp === true ? { totp_secret: null, totp_pending: null, totp_last_step: null } : {}),
    });
    if (change.roles !== undefined) {
      await replaceGrants(scope, tx, id, change.roles.map(toRow));
    }
    const kept = await keepContact(platform, scope, tx, id, change.contact ?? {});
    if (!kept.ok) {
      return kept;
    }
    if (change.suspended === true || passwordHash !== null || change.resetTotp === true) {
      await deleteSessionsOf(scope, tx, id, null);
    }
    if (keysTo !== undefined) {
      const handed = await handOverKeysOf({ platform, areaPaths }, tx, scope, id, keysTo.toLowerCase());
      if (!handed.ok) {
        return handed;
      }
    }
    if (change.resetTotp === true) {
      await replaceRecoveryCodes(scope, tx, id, [], new Date(now));
    }
    const detail = { fields: Object.keys(change).filter((key) => key !== 'version') };
    const subject = { subjectKind: 'account', subjectId: id };
    await audit(tx, scope, now, [
      { action: 'account.change', ...subject, detail },
      ...(change.resetTotp === true ? [{ action: 'account.totp-reset', ...subject }] : []),
    ]);
    return done({ version: account.version + 1, oneTimePassword: password });
  });
}

/** An account as the form of who changes it knows it. */
async function current(platform: Platform, tx: Tx, scope: Scope, account: AccountRow) {
  const grants = (await grantsOf(scope, tx, [account.id])).get(account.id) ?? [];
  return {
    name: account.name,
    suspended: account.suspended,
    version: account.version,
    roles: grants
      .filter(({ source }) => source === 'hand')
      .map(({ role, area_id: areaId }) => ({ role, areaId })),
    contact: (await contactsOf(scope, tx, platform.secrets, [account.id])).get(account.id) ?? noContact,
  };
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

/** The account, if it and every grant of it lie inside what the scope administers. */
async function ownAccount(
  db: Db | Tx,
  areaPaths: AreaPaths,
  scope: Scope,
  id: string,
): Promise<AccountRow | null> {
  const account = await findAccount(scope, db, id);
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

function oneTimeEnd(now: number): Date {
  return new Date(now + ONE_TIME_HOURS * HOUR_MS);
}

function toRow(grant: GrantInput): GrantRow {
  return { role: grant.role, area_id: grant.areaId };
}
