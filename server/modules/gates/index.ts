/** The door of gates. */
export type { GateContext } from './context.ts';
export { addWatch, removeWatch } from './usecases/keep-watch.ts';
export { zoneLookUp, type ZoneLookUp } from './usecases/look-up-zones.ts';
export { slipNumber } from './usecases/number-slips.ts';
export { phoneOfPost, type PhoneOfPost } from './usecases/phone-of-post.ts';
export { crossedWith } from './store/declared.ts';
export { watchedPlates } from './usecases/watched-plates.ts';
export { type PostToday, postsToday } from './usecases/posts-today.ts';
export { type PublicPost, publicPosts } from './usecases/public-posts.ts';
export { canonicalPlate } from './rules/plate.ts';
export { readCrossings } from './store/crossings.ts';
export { postsByIds, postsByNos, postsOfAreas, type StoredPost } from './store/posts.ts';
export type { CrossingRow } from './store/tables.ts';
export { phonesOfAccount } from './usecases/phones-of-account.ts';
