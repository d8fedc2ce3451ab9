import type { Reply } from '../../../../contract/kit.ts';
import type { gatesApi } from '../../../../contract/gates.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import { WATCHED_PLATE } from '../rules/gate-traffic.ts';
import { demoId } from '../rules/ids.ts';
import { expectOk } from '../tail/api.ts';
import { ago, type Scene } from './scene.ts';

type Posts = Reply<(typeof gatesApi)['GET /gates/posts']>;

const PHONES = 3;

/** What a commander has around the posts: phones, a watch list, and the second post while its queue is long. */
export async function furnishGates(scene: Scene): Promise<void> {
  const { cdc, run } = scene;
  const [officer, commander] = [await scene.as('demo.chot'), await scene.as('demo.chihuychot')];
  const [first, second] = [demoId(run, 'extra-place', 'gate'), demoId(run, 'extra-place', 'gate-2')];
  const until = ago(scene, -7 * DAY_MS);
  const watch = [
    ['plate', WATCHED_PLATE, 'Xe chở người trốn khai báo ở chốt trước (mô phỏng)'],
    ['cccd', '000080000077', 'Rời khu cách ly khi chưa hết hạn (mô phỏng)'],
    ['phone', '0900999977', 'Khai gian nơi đi hai lần (mô phỏng)'],
  ] as const;
  for (const [kind, value, reason] of watch) {
    const id = demoId(run, 'gate', `watch-${kind}`);
    await expectOk(cdc, 'POST', '/gates/watch', { id, kind, value, reason, until });
  }
  const phones = Array.from({ length: PHONES }, (_, i) => demoId(run, 'gate', `phone-${i}`));
  for (const [i, id] of phones.entries()) {
    await expectOk(officer, 'POST', '/gates/devices', {
      id,
      name: `Điện thoại làn ${i + 1} (mô phỏng)`,
      postId: first,
    });
  }
  // The last one was registered and never fetched a pack.
  for (const [i, id] of phones.slice(0, -1).entries()) {
    await expectOk(officer, 'GET', `/gates/pack?device=${id}&unsynced=${3 * i}`);
  }
  const posts = await expectOk<Posts>(commander, 'GET', '/gates/posts');
  if (posts.items.find(({ id }) => id === second)?.mode.mode === 'all') {
    const reason = 'Xe dồn dài hơn 1 km từ cửa khẩu (mô phỏng)';
    await expectOk(commander, 'POST', `/gates/posts/${second}/mode`, { mode: 'sample', oneIn: 5, reason });
  }
}
