import { createApp } from '../../server/app.ts';
import { systemScope } from '../../server/platform/access/scope.ts';
import { createAccount } from '../../server/platform/access/usecases/manage-accounts.ts';
import { systemClock } from '../../server/platform/clock/clock.ts';
import { createLog } from '../../server/platform/log/log.ts';
import { createPlaces } from '../../server/registry/places/index.ts';
import type { App } from '../../server/app.ts';
import { TEST_SECRET } from '../support/fixed.ts';

const DATASET = 'live';

/** What a running program's database was given, and the program in this process on the same database. */
export type Seeded = {
  readonly app: App;
  readonly codes: readonly string[];
  readonly token: string;
  readonly provinceId: string;
  readonly communeId: string;
};

/** The program in this process on the database of a running one, to look or write past it. */
export async function openBeside(databaseUrl: string, filesDir: string): Promise<App> {
  const made = await createApp({
    databaseUrl,
    secret: TEST_SECRET,
    clock: systemClock,
    log: createLog('silent'),
    publicUrl: 'http://127.0.0.1',
    filesDir,
    publicDataset: DATASET,
    provinceCode: '20',
    trustProxy: false,
    webDir: null,
  });
  if (!made.ok) {
    throw new Error(made.messageEn);
  }
  await made.value.start();
  return made.value;
}

/** Puts places and a health officer into the database of a running program. Stop `app` when it is not needed. */
export async function seed(
  databaseUrl: string,
  filesDir: string,
  placeNames: readonly string[],
): Promise<Seeded> {
  const app = await openBeside(databaseUrl, filesDir);
  const scope = systemScope('test', DATASET);
  const province = app.areas.byCode('20', '2026-11-16')!;
  const commune = app.areas.childrenOf(province.no, '2026-11-16')[0]!;
  const places = await app.platform.db.transaction().execute((tx) =>
    createPlaces(
      app.platform,
      scope,
      tx,
      placeNames.map((name) => ({ name, kind: 'shop' as const, areaNo: commune.no })),
    ),
  );
  const account = await createAccount(app.platform, app.areaPaths, scope, {
    login: 'officer-of-the-test',
    name: 'Cán bộ kiểm thử',
    roles: [{ role: 'health-officer', areaId: province.id }],
    password: 'correct horse battery',
  });
  if (!account.ok) {
    throw new Error(account.messageEn);
  }
  const { token } = await app.sessions.open(account.value.id, DATASET, Date.now());
  return {
    app,
    codes: places.map(({ code }) => code),
    token,
    provinceId: province.id,
    communeId: commune.id,
  };
}
