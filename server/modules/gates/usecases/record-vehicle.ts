import type { Static } from 'typebox';
import type { gateDeskApi } from '../../../../contract/gate-desk.ts';
import type { Body, Query } from '../../../../contract/kit.ts';
import { dataClassIn, mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { cutPage } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { GateContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { canonicalPlate } from '../rules/plate.ts';
import { postsByIds, type StoredPost } from '../store/posts.ts';
import { type CountedVehicle, insertVehicle, listVehicles } from '../store/vehicles.ts';
import { readTimeCursor } from './run-shifts.ts';
import { ownPosts } from './show-posts.ts';

type Page = Static<(typeof gateDeskApi)['GET /gates/vehicles']['reply'][200]>;
export type ShownVehicle = Page['items'][number];

/** Keeps a vehicle as a post decided it; those in it are crossings of its group. Repeatable by its id. */
export async function recordVehicle(
  { platform, areas }: GateContext,
  scope: Scope,
  body: Body<(typeof gateDeskApi)['POST /gates/vehicles']>,
): Promise<Outcome<{ id: string }>> {
  const { clock, secrets, db } = platform;
  const [post] = await postsByIds(scope, db, [body.postId.toLowerCase()]);
  if (post === undefined) {
    return refuse('unknown-post');
  }
  if (!mayIn(scope, 'gate.record', areas.pathOf(post.area_no) ?? null)) {
    return refuse('outside-area');
  }
  const now = clock.now();
  if (Date.parse(body.at) > now + DAY_MS) {
    return refuse('in-future', { fields: { at: body.at } });
  }
  const id = body.id.toLowerCase();
  const plate = body.plate === undefined ? null : canonicalPlate(body.plate);
  return await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'gate.vehicle', content: [scope.dataset, body], at: now }, async () => {
        await insertVehicle(tx, {
          place_no: post.place_no,
          id,
          dataset: scope.dataset,
          area_no: post.area_no,
          shift_id: body.shiftId?.toLowerCase() ?? null,
          device_id: body.deviceId?.toLowerCase() ?? null,
          at: new Date(body.at),
          received_at: new Date(now),
          direction: body.direction,
          plate: plate === null ? null : secrets.encrypt(plate),
          plate_index: plate === null ? null : secrets.blindIndex('plate', plate),
          vehicle_kind: body.vehicleKind,
          people: body.people,
          seals: [...new Set(body.seals)],
          goods: body.goods ?? null,
          goods_direction: body.goodsDirection ?? null,
          permit_code: body.permitCode ?? null,
          decision: body.decision,
          split: body.split,
        });
        await audit(tx, scope, now, [
          { action: 'gate.vehicle', areaNo: post.area_no, detail: { people: body.people } },
        ]);
        await appendEvent(tx, {
          topic: 'gate.vehicle',
          dataset: scope.dataset,
          payload: { placeNo: post.place_no, areaNos: [post.area_no], id },
          at: now,
        });
        return done({ id }, 201);
      }),
  );
}

/** A page of the vehicles at the posts of the own areas; the look is audited. */
export async function showVehicles(
  context: GateContext,
  scope: Scope,
  query: Partial<Query<(typeof gateDeskApi)['GET /gates/vehicles']>>,
): Promise<Page> {
  const { platform } = context;
  const posts = (await ownPosts(context, scope)).filter(
    (post) => query.post === undefined || post.place_id === query.post.toLowerCase(),
  );
  const limit = query.limit ?? 50;
  const rows = await listVehicles(
    scope,
    platform.db,
    {
      placeNos: posts.map((post) => post.place_no),
      shiftId: query.shift ?? null,
      decision: query.decision ?? null,
      split: query.split ?? null,
      plateIndex:
        query.plate === undefined ? null : platform.secrets.blindIndex('plate', canonicalPlate(query.plate)),
      seal: query.seal === undefined ? null : query.seal.trim().toUpperCase(),
    },
    { after: readTimeCursor(query.cursor), limit: limit + 1 },
  );
  const page = cutPage(rows, limit, (row) => [row.at.toISOString(), row.id]);
  await audit(platform.db, scope, platform.clock.now(), [
    { action: 'gate.vehicles', detail: { shown: page.rows.length } },
  ]);
  const postOf = new Map(posts.map((post) => [post.place_no, post]));
  return {
    items: page.rows.map((row) => present(context, scope, row, postOf.get(row.place_no)!)),
    next: page.next,
    total: null,
  };
}

function present(
  { areas, platform }: GateContext,
  scope: Scope,
  row: CountedVehicle,
  post: StoredPost,
): ShownVehicle {
  const whole = ['personal', 'sensitive'].includes(dataClassIn(scope, areas.pathOf(row.area_no) ?? null));
  return {
    id: row.id,
    at: row.at.toISOString(),
    postId: post.place_id,
    postName: post.name,
    direction: row.direction,
    plate: row.plate === null || !whole ? null : platform.secrets.decrypt(row.plate),
    vehicleKind: row.vehicle_kind,
    people: row.people,
    recorded: Object.values(row.decisions).reduce((sum, n) => sum + n, 0),
    decisions: row.decisions,
    seals: row.seals,
    goods: row.goods,
    goodsDirection: row.goods_direction ?? null,
    permitCode: row.permit_code,
    decision: row.decision,
    split: row.split,
  };
}
