import type { DataOf } from '../../shared/client.ts';

export type PostMode = DataOf<'GET /gates/posts'>['items'][number]['mode'];

/**
 * Whether the next vehicle or person is looked at while the leader samples one in n. `seen` counts everybody since the mode
 * began, waved through or not: the first is looked at, then every n-th.
 */
export function looksAt(mode: PostMode, seen: number): boolean {
  return mode.mode !== 'sample' || mode.oneIn === null || seen % mode.oneIn === 0;
}
