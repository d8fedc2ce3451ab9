import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, HOUR_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';
import type { GateContext } from '../context.ts';
import { readBoard } from '../store/board.ts';
import { unansweredAt } from '../store/escalations.ts';
import { openShifts, postsOfAreas } from '../store/posts.ts';

/** How a post stands today, without anybody in it. */
export type PostToday = {
  readonly name: string;
  readonly passed: number;
  /** In the hour that runs. */
  readonly hour: number;
  readonly openShifts: number;
  /** Questions to a commander that nobody answered. */
  readonly waiting: number;
  readonly lastAt: string | null;
};

/** Every post of these units with what passed today, for whoever is shown the wall. */
export async function postsToday(
  { platform }: Pick<GateContext, 'platform'>,
  scope: Scope,
  areaNos: readonly number[],
): Promise<PostToday[]> {
  const { clock, db } = platform;
  const start = startOfLocalDay(clock.now());
  const hourNow = Math.floor((clock.now() - start) / HOUR_MS);
  const posts = await postsOfAreas(scope, db, areaNos);
  const nos = posts.map((post) => post.place_no);
  const [cells, open, asked] = await Promise.all([
    readBoard(scope, db, nos, new Date(start), new Date(start + DAY_MS)),
    openShifts(scope, db, nos),
    unansweredAt(scope, db, nos),
  ]);
  const byPost = Map.groupBy(cells, (cell) => cell.place_no);
  return posts.map((post) => {
    const own = byPost.get(post.place_no) ?? [];
    const last = own.reduce((latest, cell) => Math.max(latest, cell.last_at.getTime()), 0);
    const total = (some: typeof own) => some.reduce((sum, cell) => sum + cell.total, 0);
    return {
      name: post.name,
      passed: total(own),
      hour: total(own.filter(({ hour }) => hour === hourNow)),
      openShifts: open.get(post.place_no) ?? 0,
      waiting: asked.get(post.place_no)?.n ?? 0,
      lastAt: last === 0 ? null : new Date(last).toISOString(),
    };
  });
}
