import { randomBytes } from 'node:crypto';
import type { ApiKey, apiKeysApi } from '../../../../contract/api-keys.ts';
import type { Body } from '../../../../contract/kit.ts';
import { roleTable } from '../../../../contract/rights.ts';
import { audit } from '../../audit/audit.ts';
import { DAY_MS } from '../../clock/clock.ts';
import type { Platform } from '../../module.ts';
import { refuse as refuseGeneral } from '../../outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import { mayIn, type Scope } from '../scope.ts';
import { API_KEY_PREFIX, type AreaPaths, hashToken } from '../sessions.ts';
import { areasOfKeys, keyStop } from '../key-keepers.ts';
import {
  type ApiKeyRow,
  insertApiKey,
  keepersOf,
  listApiKeys,
  lockApiKey,
  replacedAmong,
  revokeStoredKey,
} from '../store/api-keys.ts';
import { checkGrants } from './manage-accounts.ts';

/** Nobody remembers who holds a key that never ends. */
const LONGEST_DAYS = 366;

export type KeyContext = { readonly platform: Platform; readonly areaPaths: AreaPaths };

/** The text of a new key, which is answered once, and what is kept of it. */
export function makeText(): { readonly key: string; readonly hash: Buffer } {
  const key = `${API_KEY_PREFIX}${randomBytes(32).toString('base64url')}`;
  return { key, hash: hashToken(key) };
}

/** Why a key may not end then; null: it may. */
export function termProblem(expiresAt: string, now: number): Refusal | null {
  const expires = Date.parse(expiresAt);
  return expires > now && expires <= now + LONGEST_DAYS * DAY_MS
    ? null
    : refuse('key-term', { params: { days: LONGEST_DAYS }, fields: { expiresAt: 'term' } });
}

/** Makes a key: one role in one area, its rights cut down to those named. The text of the key is answered once and never kept. */
export async function makeApiKey(
  { platform, areaPaths }: KeyContext,
  scope: Scope,
  body: Body<(typeof apiKeysApi)['POST /api-keys']>,
): Promise<Outcome<{ id: string; key: string }>> {
  const now = platform.clock.now();
  const problem = termProblem(body.expiresAt, now);
  if (problem !== null) {
    return problem;
  }
  const held = roleTable[body.role].rights;
  const rights = body.rights ?? held;
  const strange = rights.find((right) => !held.includes(right));
  if (strange !== undefined) {
    return refuse('key-rights', { params: { right: strange }, fields: { rights: strange } });
  }
  const allowed = await checkGrants(areaPaths, scope, [{ role: body.role, areaId: body.areaId }]);
  if (!allowed.ok) {
    return allowed;
  }
  const { key, hash } = makeText();
  const row: ApiKeyRow = {
    id: body.id.toLowerCase(),
    dataset: scope.dataset,
    name: body.name,
    key_hash: hash,
    role: body.role,
    area_id: body.areaId,
    rights: [...rights],
    created_at: new Date(now),
    created_by: scope.actor.name,
    keeper_id: scope.actor.id,
    expires_at: new Date(Date.parse(body.expiresAt)),
    revoked_at: null,
    replaced_by: null,
    last_used_at: null,
  };
  return await platform.db
    .transaction()
    .execute(async (tx): Promise<Outcome<{ id: string; key: string }>> => {
      const former = await lockApiKey(scope, tx, row.id);
      if (former !== undefined) {
        // The text of the first one is gone for good: it can't be answered again.
        return isSame(former, row) ? refuse('key-made') : refuseGeneral('conflict');
      }
      await insertApiKey(tx, row);
      await audit(tx, scope, now, [
        {
          action: 'api-key.make',
          subjectKind: 'api-key',
          subjectId: row.id,
          detail: { role: row.role, areaId: row.area_id, rights: row.rights.length },
        },
      ]);
      return done({ id: row.id, key }, 201);
    });
}

/** Was this asked for before, and its answer lost? */
function isSame(one: ApiKeyRow, other: ApiKeyRow): boolean {
  return (['keeper_id', 'name', 'role', 'area_id'] as const).every((field) => one[field] === other[field]);
}

/** Keys of the areas that the scope administers. */
export async function showApiKeys(
  { platform, areaPaths }: KeyContext,
  scope: Scope,
  nameOf: (areaId: string) => string | undefined,
): Promise<{ items: ApiKey[] }> {
  const rows = await listApiKeys(scope, platform.db);
  const keepers = await keepersOf(
    platform.db,
    rows.flatMap(({ keeper_id }) => keeper_id ?? []),
  );
  const paths = await areaPaths(areasOfKeys(rows, keepers.values()));
  const ids = rows.map(({ id }) => id);
  const replaced = await replacedAmong(scope, platform.db, ids, new Date(platform.clock.now()));
  return {
    items: rows.flatMap((row) =>
      manages(scope, paths, row)
        ? [
            {
              id: row.id,
              name: row.name,
              role: row.role,
              areaId: row.area_id,
              areaName: row.area_id === null ? null : (nameOf(row.area_id) ?? null),
              rights: row.rights,
              createdAt: row.created_at.toISOString(),
              createdBy: row.created_by,
              keeperId: row.keeper_id,
              keeper: keepers.get(row.keeper_id ?? '')?.name ?? null,
              stopped: keyStop(row, keepers.get(row.keeper_id ?? ''), paths),
              replacedBy: row.replaced_by,
              replaced: replaced.has(row.id),
              expiresAt: row.expires_at.toISOString(),
              revokedAt: row.revoked_at?.toISOString() ?? null,
              lastUsedAt: row.last_used_at?.toISOString() ?? null,
            },
          ]
        : [],
    ),
  };
}

/** Withdraws a key; doing it again changes nothing. */
export async function revokeApiKey(
  { platform, areaPaths }: KeyContext,
  given: Scope,
  id: string,
  reason: string,
): Promise<Outcome<{ id: string; revokedAt: string }>> {
  const at = new Date(platform.clock.now());
  const scope = { ...given, reason };
  return await platform.db
    .transaction()
    .execute(async (tx): Promise<Outcome<{ id: string; revokedAt: string }>> => {
      const row = await lockApiKey(scope, tx, id.toLowerCase());
      if (
        row === undefined ||
        !manages(scope, await areaPaths(row.area_id === null ? [] : [row.area_id]), row)
      ) {
        return refuseGeneral('not-found');
      }
      if (row.revoked_at !== null) {
        return done({ id: row.id, revokedAt: row.revoked_at.toISOString() });
      }
      await revokeStoredKey(scope, tx, row.id, at);
      await audit(tx, scope, at.getTime(), [
        { action: 'api-key.revoke', subjectKind: 'api-key', subjectId: row.id },
      ]);
      return done({ id: row.id, revokedAt: at.toISOString() });
    });
}

/** Does the scope administer the area of this key? */
export function manages(scope: Scope, paths: ReadonlyMap<string, string>, row: ApiKeyRow): boolean {
  return mayIn(scope, 'user.manage', row.area_id === null ? '' : (paths.get(row.area_id) ?? null));
}
