import type { App } from '../../server/app.ts';
import { systemScope } from '../../server/platform/access/scope.ts';
import { createAccount } from '../../server/platform/access/usecases/manage-accounts.ts';
import { createPlaces } from '../../server/registry/places/index.ts';
import { DATASET, type Filled, needed } from './fill.ts';
import type { Posts } from './messages.ts';

/** Opens posts in the communes, one after the other. */
export async function openPosts(app: App, filled: Filled, count: number): Promise<Posts> {
  const { platform, areas } = app;
  const scope = systemScope('bench', DATASET);
  const nos = Array.from({ length: count }, (_, i) => filled.areaNos[i % filled.areaNos.length]!);
  const places = await platform.db.transaction().execute(
    async (tx) =>
      await createPlaces(
        platform,
        scope,
        tx,
        nos.map((areaNo, i) => ({ name: `Chốt ${i}`, kind: 'checkpoint' as const, areaNo })),
      ),
  );
  const postTokens: string[] = [];
  for (const [i, areaNo] of nos.entries()) {
    const account = needed(
      await createAccount(platform, app.areaPaths, scope, {
        login: `bench-post-${i}`,
        name: `Cán bộ chốt ${i}`,
        roles: [{ role: 'gate-officer', areaId: areas.byNo(areaNo)!.id }],
        password: 'only for this benchmark',
      }),
    );
    postTokens.push((await app.sessions.open(account.id, DATASET, platform.clock.now())).token);
  }
  return { postIds: places.map(({ placeId }) => placeId), postTokens };
}
