import { audit } from '../../audit/audit.ts';
import { auditChanges } from '../../audit/changes.ts';
import { allOrNothing } from '../../db/all-or-nothing.ts';
import type { Tx } from '../../db/database.ts';
import { mergePatch } from '../../db/merge-edit.ts';
import type { Platform } from '../../module.ts';
import { refuse as refuseGeneral, refuseConflict } from '../../outcomes/general.ts';
import { done, type Outcome } from '../../outcomes/outcome.ts';
import { hashPassword, makePassword } from '../passwords.ts';
import type { Scope } from '../scope.ts';
import type { AreaPaths } from '../sessions.ts';
import {
  type AccountRow,
  deleteSessionsOf,
  grantsOf,
  replaceGrants,
  updateAccount,
} from '../store/accounts.ts';
import { type Contact, contactsOf, endClaim, noContact } from '../store/contacts.ts';
import { deleteLink } from '../store/identities.ts';
import { endProviderSessions } from '../store/provider-sessions.ts';
import { replaceRecoveryCodes } from '../store/second-step.ts';
import { handOverKeysOf } from './hand-over-keys.ts';
import { type ContactInput, keepContact, readContact } from './keep-contact.ts';
import { checkGrants, type GrantInput, oneTimeEnd, ownAccount, toRow } from './manage-accounts.ts';

export type AccountChange = {
  version: number;
  name?: string | undefined;
  roles?: readonly GrantInput[] | undefined;
  suspended?: boolean | undefined;
  resetPassword?: boolean | undefined;
  resetTotp?: boolean | undefined;
  unlinkSso?: boolean | undefined;
  relinkSso?: boolean | undefined;
  contact?: ContactInput | undefined;
  /** Who answers from now on for the keys of the account and what it keeps besides; without, what it may no longer make stops. */
  keysTo?: string | undefined;
  reason?: string | undefined;
};

/** Hands on what an account answers for besides its keys; modules above know what that is. */
export type HandOn = (tx: Tx, scope: Scope, from: string, to: string) => Promise<Outcome<null>>;

type Changed = { version: number; oneTimePassword: string | null };

/** Fields of an account as they merge and as its history tells them; what is set anew is told as done. */
type AccountFields = Contact & {
  readonly name: string;
  readonly roles: readonly GrantInput[];
  readonly suspended: boolean;
  readonly resetPassword: boolean;
  readonly resetTotp: boolean;
  readonly unlinkSso: boolean;
  readonly relinkSso: boolean;
};

/**
 * Changes an account by field: edits of different fields merge, of the same field the later one gets 409 with the account. A
 * suspension or a new password ends its sessions at once.
 */
export async function changeAccount(
  platform: Platform,
  areaPaths: AreaPaths,
  given: Scope,
  id: string,
  { reason, version, contact, keysTo, ...change }: AccountChange,
  handOn: HandOn = async () => await Promise.resolve(done(null)),
): Promise<Outcome<Changed>> {
  const scope = { ...given, reason };
  const allowed = change.roles === undefined ? done(null) : await checkGrants(areaPaths, scope, change.roles);
  if (!allowed.ok) {
    return allowed;
  }
  const reached = readContact(contact ?? {});
  if (!reached.ok) {
    return reached;
  }
  const password = change.resetPassword === true ? makePassword() : null;
  const passwordHash = password === null ? null : await hashPassword(password);
  const now = platform.clock.now();
  return await allOrNothing(platform.db, async (tx): Promise<Outcome<Changed>> => {
    const account = await ownAccount(tx, areaPaths, scope, id, true);
    if (account === null) {
      return refuseGeneral('not-found');
    }
    const values = await fieldsOf(platform, scope, tx, account);
    const stored = { version: account.version, fieldVersions: account.field_versions, values };
    const roles = change.roles === undefined ? undefined : inOrder(change.roles);
    // Named one by one: what else a request carries must not be told as changed.
    const { name, suspended, resetPassword, resetTotp, unlinkSso, relinkSso } = change;
    const acts = { suspended, resetPassword, resetTotp, unlinkSso, relinkSso };
    const patch = { name, ...acts, ...reached.value, roles };
    const merged = mergePatch(stored, version, patch);
    if (merged.conflicts.length > 0) {
      return refuseConflict(merged.conflicts.map(formField), current(account, values));
    }
    const { changes } = merged;
    if (Object.keys(changes).length === 0 && keysTo === undefined) {
      return done({ version: account.version, oneTimePassword: null });
    }
    if (keysTo !== undefined) {
      // Before the rights go: what works today is handed on as it works.
      const to = keysTo.toLowerCase();
      const keys = await handOverKeysOf({ platform, areaPaths }, tx, scope, id, to);
      const others = keys.ok ? await handOn(tx, scope, id, to) : keys;
      if (!others.ok) {
        return others;
      }
    }
    await updateAccount(scope, tx, id, {
      name: merged.values.name,
      suspended: merged.values.suspended,
      version: merged.version,
      field_versions: merged.fieldVersions,
      ...(passwordHash === null
        ? {}
        : { password_hash: passwordHash, must_change: true, password_until: oneTimeEnd(now) }),
      ...(change.resetTotp === true ? { totp_secret: null, totp_pending: null, totp_last_step: null } : {}),
    });
    // Given again as it is, a role that came by a group is held by hand from now on.
    if (change.roles !== undefined) {
      await replaceGrants(scope, tx, id, change.roles.map(toRow));
    }
    const kept = await keepContact(platform, scope, tx, id, reached.value);
    if (!kept.ok) {
      return kept;
    }
    if (change.suspended === true || passwordHash !== null || change.resetTotp === true) {
      await deleteSessionsOf(scope, tx, id, null);
    }
    if (unlinkSso === true) {
      await deleteLink(scope, tx, id);
      await endProviderSessions(tx, id, null);
    }
    if (unlinkSso === true || relinkSso === true) {
      await endClaim(scope, tx, id, false);
    }
    const subject = { subjectKind: 'account', subjectId: id };
    await auditChanges(platform.secrets, tx, scope, now, [{ action: 'account.change', ...subject, changes }]);
    if (change.resetTotp === true) {
      await replaceRecoveryCodes(scope, tx, id, [], new Date(now));
      await audit(tx, scope, now, [{ action: 'account.totp-reset', ...subject }]);
    }
    await audit(tx, scope, now, unlinkSso === true ? [{ action: 'account.sso-unlink', ...subject }] : []);
    return done({ version: merged.version, oneTimePassword: password });
  });
}

async function fieldsOf(
  { secrets }: Platform,
  scope: Scope,
  tx: Tx,
  { id, name, suspended }: AccountRow,
): Promise<AccountFields> {
  const grants = (await grantsOf(scope, tx, [id])).get(id) ?? [];
  const byHand = grants.filter(({ source }) => source === 'hand');
  return {
    name,
    roles: inOrder(byHand.map(({ role, area_id: areaId }) => ({ role, areaId }))),
    suspended,
    resetPassword: false,
    resetTotp: false,
    unlinkSso: false,
    relinkSso: false,
    ...((await contactsOf(scope, tx, secrets, [id])).get(id) ?? noContact),
  };
}

/** Grants in one order, so that the same ones are no change. */
function inOrder(grants: readonly GrantInput[]): GrantInput[] {
  return grants
    .map(({ role, areaId }) => ({ role, areaId: areaId?.toLowerCase() ?? null }))
    .toSorted((a, b) => (`${a.role} ${a.areaId}` < `${b.role} ${b.areaId}` ? -1 : 1));
}

/** The field of the form that holds a field. */
function formField(field: string): string {
  return field in noContact ? 'contact' : field;
}

/** An account as the form of who changes it knows it. */
function current(account: AccountRow, { name, suspended, roles, phone, email, staffCode }: AccountFields) {
  return { version: account.version, name, suspended, roles, contact: { phone, email, staffCode } };
}
