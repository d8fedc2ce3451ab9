import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import { pointsOfPosts } from '../store/public-posts.ts';

/** What the public may know of a checkpoint: that it stands there. Nothing of its officers, rules or traffic. */
export type PublicPost = {
  readonly name: string;
  readonly areaNo: number;
  readonly lat: number;
  readonly lon: number;
  readonly phone: string | null;
};

/** Active checkpoints in these areas that have a place on the map. */
export async function publicPosts(
  scope: Scope,
  db: Db,
  areaNos: readonly number[],
): Promise<readonly PublicPost[]> {
  return await pointsOfPosts(scope, db, areaNos);
}
