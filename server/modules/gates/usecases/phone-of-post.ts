import type { WatchPort } from '../../../../lib/gates/index.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { GateContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { findDevice } from '../store/devices.ts';
import { postsByNos, type StoredPost } from '../store/posts.ts';
import { nodeWatchPort } from './watch-filters.ts';

export type PhoneOfPost = {
  readonly id: string;
  readonly post: StoredPost;
  /** The hashes that only this phone, and the server for it, can make. */
  readonly port: WatchPort;
};

/** The phone that asks, its post and its key; one that was reported lost, or is of another area, is refused. */
export async function phoneOfPost(
  { platform, areas }: Pick<GateContext, 'platform' | 'areas'>,
  scope: Scope,
  deviceId: string,
): Promise<Outcome<PhoneOfPost>> {
  const device = await findDevice(scope, platform.db, deviceId.toLowerCase());
  const [post] = device === undefined ? [] : await postsByNos(scope, platform.db, [device.place_no]);
  if (device === undefined || device.revoked_at !== null || post === undefined) {
    return refuse('device-gone');
  }
  if (!mayIn(scope, 'gate.record', areas.pathOf(post.area_no) ?? null)) {
    return refuse('outside-area');
  }
  const key = Buffer.from(platform.secrets.decrypt(device.watch_key), 'base64');
  return done({ id: device.id, post, port: nodeWatchPort(key) });
}
