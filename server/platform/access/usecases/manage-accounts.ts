import type { Role } from '../../../../contract/rights.ts';
import { audit } from '../../audit/audit.ts';
import type { Tx } from '../../db/database.ts';
import { uuid7 } from '../../ids/uuid7.ts';
import type { Platform } from '../../module.ts';
import { refuse as refuseGeneral } from '../../outcomes/general.ts';
import { done, type Outcome } from '../../outcomes/outcome.ts';
import { hashPassword, makePassword } from '../passwords.ts';
import { refuse } from '../refusals.ts';
import { mayIn, type Scope } from '../scope.ts';
import type { AreaPaths } from '../sessions.ts';
import {
  deleteSessionsOf,
  findAccount,
  type GrantRow,
  grantsOf,
  insertAccount,
  replaceGrants,
  updateAccount,
} from '../store/accounts.ts';

export type GrantInput = { role: Role; areaId: string | null };
export type NewAccount = {
  id?: string | undefined;
  login: string;
  name: string;
  roles: readonly GrantInput[];
  password?: string | undefined;
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
  return await platform.db.transaction().execute(async (tx) => {
    const inserted = await insertAccount(scope, tx, {
      id,
      login: input.login,
      name: input.name,
      dataset: scope.dataset,
      password_hash: passwordHash,
      must_change: input.password === undefined,
      totp_secret: null,
      totp_pending: null,
      totp_last_step: null,
      suspended: false,
      last_used_at: null,
      version: 1,
      created_at: new Date(now),
    });
    if (!inserted) {
      return refuse('login-taken', { fields: { login: 'taken' } });
    }
    await replaceGrants(scope, tx, id, input.roles.map(toRow));
    await audit(tx, scope, now, [
      { action: 'account.create', subjectKind: 'account', subjectId: id, detail: { roles: input.roles } },
    ]);
    return done({ id, oneTimePassword: password }, 201);
  });
}

export type AccountChange = {
  version: number;
  name?: string | undefined;
  roles?: readonly GrantInput[] | undefined;
  suspended?: boolean | undefined;
  resetPassword?: boolean | undefined;
};

/** Changes an account; a suspension or a new password ends its sessions at once. */
export async function changeAccount(
  platform: Platform,
  areaPaths: AreaPaths,
  scope: Scope,
  id: string,
  change: AccountChange,
): Promise<Outcome<{ version: number; oneTimePassword: string | null }>> {
  const allowed = change.roles === undefined ? done(null) : await checkGrants(areaPaths, scope, change.roles);
  if (!allowed.ok) {
    return allowed;
  }
  const password = change.resetPassword === true ? makePassword() : null;
  const passwordHash = password === null ? null : await hashPassword(password);
  return await platform.db.transaction().execute(async (tx) => {
    const account = await findAccount(scope, tx, id);
    if (
      account === undefined ||
      account.dataset !== scope.dataset ||
      !(await ownsAccount(tx, areaPaths, scope, id))
    ) {
      return refuseGeneral('not-found');
    }
    if (account.version !== change.version) {
      return refuseGeneral('version-conflict', {
        current: { name: account.name, suspended: account.suspended, version: account.version },
      });
    }
    await updateAccount(scope, tx, id, {
      version: account.version + 1,
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.suspended === undefined ? {} : { suspended: change.suspended }),
      ...(passwordHash === null ? {} : { password_hash: passwordHash, must_change: true }),
    });
    if (change.roles !== undefined) {
      await replaceGrants(scope, tx, id, change.roles.map(toRow));
    }
    if (change.suspended === true || passwordHash !== null) {
      await deleteSessionsOf(scope, tx, id, null);
    }
    const detail = { fields: Object.keys(change).filter((key) => key !== 'version') };
    await audit(tx, scope, platform.clock.now(), [
      { action: 'account.change', subjectKind: 'account', subjectId: id, detail },
    ]);
    return done({ version: account.version + 1, oneTimePassword: password });
  });
}

/** A grant must lie inside the area that the granter administers. */
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

/** Is every grant of the account inside the area that the scope administers? */
async function ownsAccount(tx: Tx, areaPaths: AreaPaths, scope: Scope, id: string): Promise<boolean> {
  const grants = (await grantsOf(scope, tx, [id])).get(id) ?? [];
  const paths = await areaPaths(grants.flatMap((grant) => grant.area_id ?? []));
  return grants.every((grant) =>
    mayIn(scope, 'user.manage', grant.area_id === null ? '' : (paths.get(grant.area_id) ?? null)),
  );
}

function toRow(grant: GrantInput): GrantRow {
  return { role: grant.role, area_id: grant.areaId };
}
