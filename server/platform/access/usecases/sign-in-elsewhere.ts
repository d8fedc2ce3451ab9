import { randomBytes } from 'node:crypto';
import type { OidcIdentity, OidcPort } from '../../../adapters/oidc/index.ts';
import { audit } from '../../audit/audit.ts';
import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Tx } from '../../db/database.ts';
import { uuid7 } from '../../ids/uuid7.ts';
import type { Platform } from '../../module.ts';
import { done, type Outcome } from '../../outcomes/outcome.ts';
import { hashPassword, makePassword } from '../passwords.ts';
import { refuse } from '../refusals.ts';
import { type Scope, systemScope } from '../scope.ts';
import { type AccountRow, findAccount, type GrantRow, grantsOf, insertAccount } from '../store/accounts.ts';
import { accountsOfContact, endClaim } from '../store/contacts.ts';
import {
  accountOfSubject,
  insertLink,
  linkOf,
  replaceGroupGrants,
  rolesOfGroups,
  touchLink,
} from '../store/identities.ts';
import { canonicalStaffCode } from './keep-contact.ts';

/** What single sign-on works with. */
export type SsoContext = {
  readonly platform: Platform;
  readonly oidc: OidcPort | null;
  /** Where accounts are looked for and made. */
  readonly dataset: string;
  /** Is this a unit of the province served? A group gets no role elsewhere. */
  readonly inProvince: (areaId: string) => boolean;
};

/**
 * Finds the account of whoever signed in at the provider, and makes its rights by groups what the groups give today.
 * A subject that nobody knows gets an account only as an administrator wrote it down before: by its verified e-mail or
 * staff code, or by the role of a group.
 */
export async function accountOfIdentity(
  context: SsoContext,
  who: OidcIdentity,
): Promise<Outcome<AccountRow>> {
  const { platform } = context;
  // What is decided about groups stands even where nobody may enter afterwards: rights that went are gone.
  const settled = await allOrNothing(platform.db, async (tx) => {
    const known = await accountOfSubject(tx, who.issuer, who.subject);
    const found = known === undefined ? await claimAccount(context, tx, who) : done(known);
    if (!found.ok) {
      return found;
    }
    const account = (await findAccount(systemScope('sso', context.dataset), tx, found.value))!;
    const scope = scopeOf(account);
    await touchLink(tx, who.issuer, who.subject, new Date(platform.clock.now()));
    await applyGroups(context, tx, scope, account, who.groups);
    return done(account);
  });
  if (!settled.ok) {
    return settled;
  }
  const account = settled.value;
  if (account.suspended) {
    return refuse('sso-suspended');
  }
  const grants = (await grantsOf(scopeOf(account), platform.db, [account.id])).get(account.id) ?? [];
  return grants.length === 0 ? refuse('sso-no-role') : done(account);
}

/** Links a subject to the account of an officer who is logged in and proved it. */
export async function linkIdentity(
  context: SsoContext,
  who: OidcIdentity,
  accountId: string,
): Promise<Outcome<null>> {
  const { platform } = context;
  return await allOrNothing(platform.db, async (tx): Promise<Outcome<null>> => {
    const account = await findAccount(systemScope('sso', context.dataset), tx, accountId);
    if (account === undefined || account.suspended) {
      return refuse('sso-suspended');
    }
    const held = await accountOfSubject(tx, who.issuer, who.subject);
    if (held === account.id) {
      return done(null);
    }
    const linked = await link(context, tx, scopeOf(account), who, account.id);
    if (!linked.ok) {
      return linked;
    }
    // What the officer undid by hand, a hand brought back.
    await endClaim(scopeOf(account), tx, account.id, false);
    await applyGroups(context, tx, scopeOf(account), account, who.groups);
    return done(null);
  });
}

async function claimAccount(context: SsoContext, tx: Tx, who: OidcIdentity): Promise<Outcome<string>> {
  const { platform, dataset } = context;
  const scope = systemScope('sso', dataset);
  const expected = await accountsOfContact(scope, tx, platform.secrets, {
    email: who.email,
    staffCode: who.staffCode === null ? null : canonicalStaffCode(who.staffCode),
  });
  if (expected.length > 1) {
    // The e-mail is one account's and the staff code another's: a person must say which.
    return refuse('sso-ambiguous');
  }
  const [account] = expected;
  if (account !== undefined) {
    if (account.ended) {
      return refuse('sso-undone');
    }
    const { accountId } = account;
    const linked = await link(context, tx, scope, who, accountId);
    return linked.ok ? done(accountId) : linked;
  }
  const roles = await mapped(context, tx, scope, who.groups);
  if (roles.length === 0) {
    return refuse(who.emailUnverified ? 'sso-unverified' : 'sso-unknown');
  }
  const made = await makeAccount(platform, tx, scope, who);
  const linked = await link(context, tx, scope, who, made);
  return linked.ok ? done(made) : linked;
}

async function link(
  { platform }: SsoContext,
  tx: Tx,
  scope: Scope,
  who: OidcIdentity,
  accountId: string,
): Promise<Outcome<null>> {
  const now = platform.clock.now();
  const former = await linkOf(scope, tx, who.issuer, accountId);
  const at = new Date(now);
  if (former !== undefined || !(await insertLink(scope, tx, { ...who, accountId, at }))) {
    return refuse('sso-linked');
  }
  await audit(tx, scope, now, [{ action: 'account.sso-link', subjectKind: 'account', subjectId: accountId }]);
  return done(null);
}

/** An account that only the provider opens: nobody knows its password, which has ended before it began. */
async function makeAccount(platform: Platform, tx: Tx, scope: Scope, who: OidcIdentity): Promise<string> {
  const now = platform.clock.now();
  const id = uuid7(now);
  const login = `sso.${randomBytes(6).toString('hex')}`;
  await insertAccount(scope, tx, {
    id,
    login,
    name: who.name ?? login,
    password_hash: await hashPassword(makePassword()),
    must_change: true,
    password_until: new Date(now),
    created_at: new Date(now),
  });
  const detail = { by: 'group' };
  await audit(tx, scope, now, [{ action: 'account.create', subjectKind: 'account', subjectId: id, detail }]);
  return id;
}

async function mapped(
  { inProvince }: SsoContext,
  tx: Tx,
  scope: Scope,
  groups: readonly string[],
): Promise<GrantRow[]> {
  const roles = groups.length === 0 ? [] : await rolesOfGroups(scope, tx, groups);
  return roles.filter(({ area_id }) => area_id !== null && inProvince(area_id));
}

/** Makes the rights by groups what these groups give; rights that a hand gave stay. */
export async function applyGroups(
  context: SsoContext,
  tx: Tx,
  scope: Scope,
  account: AccountRow,
  groups: readonly string[],
): Promise<void> {
  const roles = await mapped(context, tx, scope, groups);
  const moved = await replaceGroupGrants(scope, tx, account.id, roles);
  await audit(
    tx,
    scope,
    context.platform.clock.now(),
    moved.added + moved.removed === 0
      ? []
      : [
          {
            action: 'account.group-roles',
            subjectKind: 'account',
            subjectId: account.id,
            detail: { ...moved, roles: roles.map(({ role }) => role) },
          },
        ],
  );
}

/** The scope of an account that acts upon itself before it has a session. */
export function scopeOf(account: AccountRow): Scope {
  return {
    actor: { kind: 'account', id: account.id, name: account.name },
    dataset: account.dataset,
    grants: [],
  };
}
