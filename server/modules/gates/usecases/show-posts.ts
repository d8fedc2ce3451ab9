import type { Static } from 'typebox';
import type { gatesApi } from '../../../../contract/gates.ts';
import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { GateContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { postsByIds, postsByNos, postsOfAreas, savePost, type StoredPost } from '../store/posts.ts';
import type { PostRow } from '../store/tables.ts';

export type ShownPost = Static<(typeof gatesApi)['PATCH /gates/posts/{id}']['reply'][200]>;

/** Posts of the viewer's areas. */
export async function ownPosts(
  { areas, platform }: GateContext,
  scope: Scope,
  area?: string,
): Promise<StoredPost[]> {
  const own = pathsOf(scope, 'gate.read');
  const asked = area === undefined ? undefined : areas.byId(area.toLowerCase())?.path;
  const paths =
    area === undefined ? own : asked !== undefined && mayIn(scope, 'gate.read', asked) ? [asked] : [];
  return await postsOfAreas(scope, platform.db, areas.numbersUnder(paths));
}

/** Posts as they are shown. Neighbours may lie in other areas: their ids are no secret. */
export async function presentPosts(
  { areas, platform }: GateContext,
  scope: Scope,
  posts: readonly StoredPost[],
): Promise<ShownPost[]> {
  const nos = [...new Set(posts.flatMap((post) => post.neighbour_nos))];
  const neighbours = new Map(
    (nos.length === 0 ? [] : await postsByNos(scope, platform.db, nos)).map((post) => [
      post.place_no,
      post.place_id,
    ]),
  );
  return posts.map((post) => ({
    id: post.place_id,
    name: post.name,
    areaId: areas.byNo(post.area_no)!.id,
    areaName: areas.byNo(post.area_no)!.fullName,
    border: post.border,
    neighbourIds: post.neighbour_nos.flatMap((no) => neighbours.get(no) ?? []),
    mode: modeOf(post),
  }));
}

/** How a post works now. */
export function modeOf(
  post: Pick<PostRow, 'mode' | 'one_in' | 'mode_reason' | 'mode_since'>,
): ShownPost['mode'] {
  return {
    mode: post.mode,
    oneIn: post.one_in,
    reason: post.mode_reason,
    since: post.mode_since?.toISOString() ?? null,
  };
}

/** Changes a post. The devices of the posts learn of it with their next pack. */
export async function changePost(
  context: GateContext,
  scope: Scope,
  id: string,
  right: 'gate.manage' | 'gate.command',
  action: string,
  change: (post: StoredPost) => Promise<Outcome<Partial<PostRow>>>,
): Promise<Outcome<ShownPost>> {
  const { platform, areas } = context;
  const [post] = await postsByIds(scope, platform.db, [id.toLowerCase()]);
  if (post === undefined) {
    return refuse('unknown-post');
  }
  if (!mayIn(scope, right, areas.pathOf(post.area_no) ?? null)) {
    return refuse('outside-area');
  }
  const changed = await change(post);
  if (!changed.ok) {
    return changed;
  }
  const { place_id: _, name: __, area_no: areaNo, ...row } = post;
  const at = platform.clock.now();
  await platform.db.transaction().execute(async (tx) => {
    await savePost(tx, { ...row, ...changed.value });
    await audit(tx, scope, at, [{ action, subjectKind: 'place', subjectId: post.place_id, areaNo }]);
    await appendEvent(tx, {
      topic: 'gate.pack-changed',
      dataset: scope.dataset,
      payload: { what: 'post' },
      at,
    });
  });
  const [shown] = await presentPosts(context, scope, await postsByNos(scope, platform.db, [post.place_no]));
  return done(shown!);
}
