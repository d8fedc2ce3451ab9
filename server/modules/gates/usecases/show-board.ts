import type { Static } from 'typebox';
import type { gatesApi } from '../../../../contract/gates.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';
import type { GateContext } from '../context.ts';
import { type BoardCell, readBoard } from '../store/board.ts';
import { unansweredAt } from '../store/escalations.ts';
import { openShifts } from '../store/posts.ts';
import { modeOf, ownPosts } from './show-posts.ts';

type Board = Static<(typeof gatesApi)['GET /gates/board']['reply'][200]>;

/** What happened today, or on another day, at each post of the own areas. */
export async function showBoard(
  context: GateContext,
  scope: Scope,
  query: { readonly post?: string | undefined; readonly date?: string | undefined },
): Promise<Board> {
  const { clock, db } = context.platform;
  const start =
    query.date === undefined ? startOfLocalDay(clock.now()) : Date.parse(`${query.date}T00:00:00+07:00`);
  const posts = (await ownPosts(context, scope)).filter(
    (post) => query.post === undefined || post.place_id === query.post.toLowerCase(),
  );
  const nos = posts.map((post) => post.place_no);
  const [cells, open, asked] = await Promise.all([
    readBoard(scope, db, nos, new Date(start), new Date(start + DAY_MS)),
    openShifts(scope, db, nos),
    unansweredAt(scope, db, nos),
  ]);
  const byPost = Map.groupBy(cells, (cell) => cell.place_no);
  return {
    asOf: new Date(clock.now()).toISOString(),
    posts: posts.map((post) => ({
      postId: post.place_id,
      postName: post.name,
      mode: modeOf(post),
      openShifts: open.get(post.place_no) ?? 0,
      unanswered: asked.get(post.place_no)?.n ?? 0,
      unansweredSince: asked.get(post.place_no)?.since.toISOString() ?? null,
      ...summed(byPost.get(post.place_no) ?? []),
    })),
  };
}

function summed(cells: readonly BoardCell[]) {
  const sum = (pick: (cell: BoardCell) => number) => cells.reduce((total, cell) => total + pick(cell), 0);
  const by = (keyOf: (cell: BoardCell) => string) => {
    const counts: Record<string, number> = {};
    for (const cell of cells) {
      const key = keyOf(cell);
      counts[key] = (counts[key] ?? 0) + cell.total;
    }
    return counts;
  };
  const last = cells.reduce((latest, cell) => Math.max(latest, cell.last_at.getTime()), 0);
  return {
    lastCrossingAt: last === 0 ? null : new Date(last).toISOString(),
    total: sum((cell) => cell.total),
    waved: sum((cell) => cell.waved),
    overridden: sum((cell) => cell.overridden),
    decisions: by((cell) => cell.decision),
    zones: by((cell) => (cell.zone_rank === null ? 'none' : String(cell.zone_rank))),
    hours: Array.from({ length: 24 }, (_, hour) => sum((cell) => (cell.hour === hour ? cell.total : 0))),
  };
}
