import type { Static } from 'typebox';
import type { Body, Query } from '../../../../contract/kit.ts';
import type { gatesApi } from '../../../../contract/gates.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { GateContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import {
  closeShift,
  type CountedShift,
  insertShift,
  listShifts,
  lockShift,
  postsByIds,
  postsByNos,
} from '../store/posts.ts';
import { ownPosts } from './show-posts.ts';

type ShiftPage = Static<(typeof gatesApi)['GET /gates/shifts']['reply'][200]>;
export type ShownShift = ShiftPage['items'][number];

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Begins a shift of the caller at a post; repeatable by its id. */
export async function beginShift(
  context: GateContext,
  scope: Scope,
  body: Body<(typeof gatesApi)['POST /gates/shifts']>,
): Promise<Outcome<ShownShift>> {
  const { platform, areas } = context;
  const [post] = await postsByIds(scope, platform.db, [body.postId.toLowerCase()]);
  if (post === undefined) {
    return refuse('unknown-post');
  }
  if (!mayIn(scope, 'gate.record', areas.pathOf(post.area_no) ?? null)) {
    return refuse('outside-area');
  }
  const id = body.id.toLowerCase();
  const request = { id, kind: 'gate.shift', content: [scope.dataset, body], at: platform.clock.now() };
  const stored = await platform.db.transaction().execute(
    async (tx) =>
      await once(tx, request, async () => {
        await insertShift(tx, {
          place_no: post.place_no,
          id,
          dataset: scope.dataset,
          officer_id: scope.actor.id,
          officer: scope.actor.name,
          lane: body.lane ?? null,
          direction: body.direction,
          state: 'open',
          started_at: new Date(body.startedAt),
          ended_at: null,
          note: null,
          device_id: body.deviceId?.toLowerCase() ?? null,
          unsynced: null,
        });
        await audit(tx, scope, platform.clock.now(), [{ action: 'gate.shift', areaNo: post.area_no }]);
        await tellShift(context, scope, tx, post, id);
        return done(null, 201);
      }),
  );
  return stored.ok ? done(await shownShift(context, scope, post.place_no, id), stored.status ?? 201) : stored;
}

/** Ends a shift or hands it over. Ending it again with the same moment answers the same. */
export async function endShift(
  context: GateContext,
  scope: Scope,
  id: string,
  body: Body<(typeof gatesApi)['POST /gates/shifts/{id}/end']>,
): Promise<Outcome<ShownShift>> {
  const { platform, areas } = context;
  const endedAt = new Date(body.endedAt);
  const ended = await platform.db.transaction().execute(async (tx): Promise<Outcome<number>> => {
    const shift = await lockShift(scope, tx, id.toLowerCase());
    const [post] = shift === undefined ? [] : await postsByNos(scope, tx, [shift.place_no]);
    if (shift === undefined || post === undefined) {
      return refuse('unknown-shift');
    }
    if (!mayIn(scope, 'gate.record', areas.pathOf(post.area_no) ?? null)) {
      return refuse('outside-area');
    }
    if (shift.state !== 'open') {
      return shift.ended_at?.getTime() === endedAt.getTime() ? done(shift.place_no) : refuse('shift-ended');
    }
    await closeShift(tx, shift, {
      state: body.handOver ? 'handed-over' : 'ended',
      ended_at: endedAt,
      note: body.note ?? null,
      unsynced: body.unsynced ?? 0,
    });
    await audit(tx, scope, platform.clock.now(), [
      { action: 'gate.shift.end', areaNo: post.area_no, detail: { handOver: body.handOver } },
    ]);
    await tellShift(context, scope, tx, post, shift.id);
    return done(shift.place_no);
  });
  return ended.ok ? done(await shownShift(context, scope, ended.value, id.toLowerCase())) : ended;
}

/** The board of the commander follows who is on duty. */
async function tellShift(
  { platform }: GateContext,
  { dataset }: Scope,
  tx: Tx,
  post: { readonly area_no: number },
  id: string,
): Promise<void> {
  const payload = { areaNos: [post.area_no], id };
  await appendEvent(tx, { topic: 'gate.shift', dataset, payload, at: platform.clock.now() });
}

/** A page of the shifts of the own areas. */
export async function showShifts(
  context: GateContext,
  scope: Scope,
  query: Partial<Query<(typeof gatesApi)['GET /gates/shifts']>>,
): Promise<ShiftPage> {
  const posts = (await ownPosts(context, scope)).filter(
    (post) => query.post === undefined || post.place_id === query.post.toLowerCase(),
  );
  const limit = query.limit ?? 50;
  const rows = await listShifts(
    scope,
    context.platform.db,
    { placeNos: posts.map((post) => post.place_no), state: query.state ?? null, id: null },
    { after: readTimeCursor(query.cursor), limit: limit + 1 },
  );
  const names = new Map(posts.map((post) => [post.place_no, post]));
  const page = cutPage(rows, limit, (row) => [row.started_at.toISOString(), row.id]);
  return {
    items: page.rows.map((row) => present(row, names.get(row.place_no)!)),
    next: page.next,
    total: null,
  };
}

/** A cursor of time and id; what is none begins the list at its start. */
export function readTimeCursor(text: string | undefined): { at: string; id: string } | null {
  const [at, id] = decodeCursor(text) ?? [];
  return typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof id === 'string' && UUID.test(id)
    ? { at, id }
    : null;
}

async function shownShift(
  { platform }: GateContext,
  scope: Scope,
  placeNo: number,
  id: string,
): Promise<ShownShift> {
  const [post] = await postsByNos(scope, platform.db, [placeNo]);
  const [row] = await listShifts(
    scope,
    platform.db,
    { placeNos: [placeNo], state: null, id },
    { after: null, limit: 1 },
  );
  return present(row!, post!);
}

function present(row: CountedShift, post: { place_id: string; name: string }): ShownShift {
  return {
    id: row.id,
    postId: post.place_id,
    postName: post.name,
    officer: row.officer,
    lane: row.lane,
    direction: row.direction,
    state: row.state,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    note: row.note,
    crossings: Object.values(row.decisions).reduce((sum, count) => sum + count, 0),
    decisions: row.decisions,
    vehicles: row.vehicles,
  };
}
