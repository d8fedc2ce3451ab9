import type { GroupRole, identityApi } from '../../../../contract/identity.ts';
import type { Body } from '../../../../contract/kit.ts';
import { audit } from '../../audit/audit.ts';
import { refuse as refuseGeneral } from '../../outcomes/general.ts';
import { done, type Outcome } from '../../outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import { mayIn, type Scope } from '../scope.ts';
import type { AreaPaths } from '../sessions.ts';
import {
  deleteGroupRole,
  insertGroupRole,
  listGroupRoles,
  lockGroupRole,
  takeGroupGrants,
} from '../store/identities.ts';
import { checkGrants } from './manage-accounts.ts';
import type { SsoContext } from './sign-in-elsewhere.ts';

type Context = Pick<SsoContext, 'platform' | 'inProvince'> & { readonly areaPaths: AreaPaths };

/** Roles of groups in the areas that the scope administers. */
export async function showGroupRoles(
  { platform }: Context,
  scope: Scope,
  areaIds: readonly string[] | null,
  nameOf: (areaId: string) => string | undefined,
): Promise<GroupRole[]> {
  const rows = await listGroupRoles(scope, platform.db, areaIds);
  return rows.map((row) => ({
    id: row.id,
    group: row.group_name,
    role: row.role,
    areaId: row.area_id,
    areaName: nameOf(row.area_id) ?? null,
    madeAt: row.made_at.toISOString(),
    madeBy: row.made_by,
  }));
}

/** Gives a group a role in an area of the province, inside what the scope administers. */
export async function giveGroupRole(
  { platform, areaPaths, inProvince }: Context,
  scope: Scope,
  body: Body<(typeof identityApi)['POST /group-roles']>,
): Promise<Outcome<{ id: string }>> {
  const allowed = await checkGrants(areaPaths, scope, [body]);
  if (!allowed.ok) {
    return allowed;
  }
  if (!inProvince(body.areaId)) {
    return refuse('group-outside', { fields: { areaId: 'outside the province' } });
  }
  const now = platform.clock.now();
  const id = body.id.toLowerCase();
  return await platform.db.transaction().execute(async (tx): Promise<Outcome<{ id: string }>> => {
    const made = await insertGroupRole(tx, {
      id,
      dataset: scope.dataset,
      group_name: body.group.normalize('NFC').trim(),
      role: body.role,
      area_id: body.areaId,
      made_at: new Date(now),
      made_by: scope.actor.name,
    });
    if (!made) {
      return refuse('group-known');
    }
    const detail = { role: body.role, areaId: body.areaId };
    await audit(tx, scope, now, [
      { action: 'group-role.give', subjectKind: 'group-role', subjectId: id, detail },
    ]);
    return done({ id }, 201);
  });
}

/** Takes a role from a group, and at once from its members; where another group gives the same, the next question to the provider tells. */
export async function takeGroupRole(
  { platform, areaPaths }: Context,
  given: Scope,
  id: string,
  reason: string,
): Promise<Outcome<{ id: string }>> {
  const scope = { ...given, reason };
  return await platform.db.transaction().execute(async (tx): Promise<Outcome<{ id: string }>> => {
    const row = await lockGroupRole(scope, tx, id.toLowerCase());
    const path = row === undefined ? null : ((await areaPaths([row.area_id])).get(row.area_id) ?? null);
    if (row === undefined || !mayIn(scope, 'user.manage', path)) {
      return refuseGeneral('not-found');
    }
    await deleteGroupRole(scope, tx, row.id);
    const accounts = await takeGroupGrants(scope, tx, row);
    const detail = { role: row.role, accounts };
    await audit(tx, scope, platform.clock.now(), [
      { action: 'group-role.take', subjectKind: 'group-role', subjectId: row.id, detail },
    ]);
    return done({ id: row.id });
  });
}
