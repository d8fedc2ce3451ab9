import { createHash, randomBytes } from 'node:crypto';
import type { Static } from 'typebox';
import type { gateControlApi } from '../../../../contract/gate-control.ts';
import type { Body, Query } from '../../../../contract/kit.ts';
import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { HOUR_MS } from '../../../platform/clock/clock.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { GateContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { type DeviceRow, devicesOf, findDevice, insertDevice, updateDevice } from '../store/devices.ts';
import { postsByIds, postsByNos, postsOfAreas } from '../store/posts.ts';
import { buildPack } from './build-pack.ts';
import type { WatchFilters } from './watch-filters.ts';

type Key = { readonly id: string; readonly watchKey: string };
type Pack = Static<(typeof gateControlApi)['GET /gates/pack']['reply'][200]>;
type Devices = Static<(typeof gateControlApi)['GET /gates/devices']['reply'][200]>;

/** How long a phone may decide by a pack before the commander must say so, and after how long it gets a fresh one. */
const HOLDS_MS = 24 * HOUR_MS;
const FRESH_MS = 6 * HOUR_MS;

/** Registers a phone for a post. A repeat answers the same key to the one who registered it; a lost phone gets none. */
export async function registerDevice(
  context: GateContext,
  scope: Scope,
  body: Body<(typeof gateControlApi)['POST /gates/devices']>,
): Promise<Outcome<Key>> {
  const { platform, areas } = context;
  const [post] = await postsByIds(scope, platform.db, [body.postId.toLowerCase()]);
  if (post === undefined) {
    return refuse('unknown-post');
  }
  if (!mayIn(scope, 'gate.record', areas.pathOf(post.area_no) ?? null)) {
    return refuse('outside-area');
  }
  const id = body.id.toLowerCase();
  const at = platform.clock.now();
  const row: DeviceRow = {
    id,
    dataset: scope.dataset,
    name: body.name,
    place_no: post.place_no,
    watch_key: platform.secrets.encrypt(randomBytes(32).toString('base64')),
    registered_at: new Date(at),
    registered_by: scope.actor.id ?? scope.actor.name,
    seen_at: new Date(at),
    pack_sequence: 0,
    pack_digest: null,
    pack_issued_at: null,
    unsynced: null,
    revoked_at: null,
    revoke_reason: null,
  };
  const fresh = await platform.db.transaction().execute(async (tx) => {
    const made = await insertDevice(tx, row);
    const entry = { action: 'gate.device', subjectKind: 'device', subjectId: id, areaNo: post.area_no };
    await audit(tx, scope, at, made ? [entry] : []);
    return made;
  });
  const known = fresh ? row : await findDevice(scope, platform.db, id);
  if (known === undefined || known.registered_by !== row.registered_by || known.revoked_at !== null) {
    return refuse('device-gone');
  }
  if (!fresh && known.place_no !== post.place_no) {
    // The phone moved to another post: its pack is made anew.
    await updateDevice(scope, platform.db, id, {
      place_no: post.place_no,
      name: body.name,
      pack_digest: null,
    });
  }
  return done({ id, watchKey: platform.secrets.decrypt(known.watch_key) }, fresh ? 201 : 200);
}

/** The pack of a phone, or that it has the newest one. A phone that was reported lost is told to wipe itself. */
export async function handOutPack(
  context: GateContext,
  scope: Scope,
  filters: WatchFilters,
  query: Query<(typeof gateControlApi)['GET /gates/pack']>,
): Promise<Outcome<Pack>> {
  const { platform, areas, signer } = context;
  const device = await findDevice(scope, platform.db, query.device.toLowerCase());
  const [post] = device === undefined ? [] : await postsByNos(scope, platform.db, [device.place_no]);
  if (device === undefined || device.revoked_at !== null || post === undefined) {
    return refuse('device-gone');
  }
  if (!mayIn(scope, 'gate.record', areas.pathOf(post.area_no) ?? null)) {
    return refuse('outside-area');
  }
  const now = platform.clock.now();
  const key = Buffer.from(platform.secrets.decrypt(device.watch_key), 'base64');
  const content = Buffer.from(
    JSON.stringify(await buildPack(context, scope, filters, { placeNo: device.place_no, key })),
  );
  const digest = createHash('sha256').update(content).digest().subarray(0, 16);
  const seen = { seen_at: new Date(now), unsynced: query.unsynced ?? null };
  const issuedAt = device.pack_issued_at?.getTime() ?? 0;
  if (
    query.have === device.pack_sequence &&
    device.pack_digest?.equals(digest) === true &&
    now - issuedAt < FRESH_MS
  ) {
    await updateDevice(scope, platform.db, device.id, seen);
    return done(packOf(device.pack_sequence, issuedAt, null));
  }
  const sequence = device.pack_sequence + 1;
  const signed = await signer.sign('pack', new Uint8Array(content), { from: now, until: now + HOLDS_MS });
  await updateDevice(scope, platform.db, device.id, {
    ...seen,
    pack_sequence: sequence,
    pack_digest: digest,
    pack_issued_at: new Date(now),
  });
  return done(packOf(sequence, now, Buffer.from(signed).toString('base64')));
}

function packOf(sequence: number, issuedAt: number, signed: string | null): Pack {
  return {
    sequence,
    issuedAt: new Date(issuedAt).toISOString(),
    expiresAt: new Date(issuedAt + HOLDS_MS).toISOString(),
    signed,
  };
}

/** Phones of the own posts. */
export async function showDevices({ platform, areas }: GateContext, scope: Scope): Promise<Devices> {
  const posts = await postsOfAreas(scope, platform.db, areas.numbersUnder(pathsOf(scope, 'gate.manage')));
  const byNo = new Map(posts.map((post) => [post.place_no, post]));
  const rows = await devicesOf(scope, platform.db, [...byNo.keys()]);
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      postId: byNo.get(row.place_no)!.place_id,
      postName: byNo.get(row.place_no)!.name,
      registeredAt: row.registered_at.toISOString(),
      seenAt: row.seen_at?.toISOString() ?? null,
      packSequence: row.pack_sequence === 0 ? null : row.pack_sequence,
      packIssuedAt: row.pack_issued_at?.toISOString() ?? null,
      unsynced: row.unsynced,
      revokedAt: row.revoked_at?.toISOString() ?? null,
    })),
  };
}

/** Reports a phone lost: no pack any more, and it wipes itself at its next contact. */
export async function revokeDevice(
  { platform, areas }: GateContext,
  scope: Scope,
  id: string,
  reason: string,
): Promise<Outcome<{ id: string; revokedAt: string }>> {
  const device = await findDevice(scope, platform.db, id.toLowerCase());
  const [post] = device === undefined ? [] : await postsByNos(scope, platform.db, [device.place_no]);
  if (
    device === undefined ||
    post === undefined ||
    !mayIn(scope, 'gate.manage', areas.pathOf(post.area_no) ?? null)
  ) {
    return refuse('unknown-device');
  }
  const at = device.revoked_at ?? new Date(platform.clock.now());
  await platform.db.transaction().execute(async (tx) => {
    await updateDevice(scope, tx, device.id, {
      revoked_at: at,
      revoke_reason: device.revoke_reason ?? reason,
    });
    await audit(tx, scope, at.getTime(), [
      { action: 'gate.device.revoke', subjectKind: 'device', subjectId: device.id, areaNo: post.area_no },
    ]);
  });
  return done({ id: device.id, revokedAt: at.toISOString() });
}
