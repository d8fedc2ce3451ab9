import { tmpdir } from 'node:os';
import { createApp } from '../../server/app.ts';
import { createLog } from '../../server/platform/log/log.ts';
import { testClock, TEST_SECRET } from './fixed.ts';

/** Migrates an empty database and loads the reference data, once a run. */
export async function buildTemplate(databaseUrl: string): Promise<void> {
  const app = await createApp({
    databaseUrl,
    secret: TEST_SECRET,
    clock: testClock(),
    log: createLog('silent'),
    publicUrl: 'https://vungxanh.test',
    filesDir: tmpdir(),
    publicDataset: 'demo',
    provinceCode: '20',
    trustProxy: false,
    webDir: null,
    schedules: false,
  });
  if (!app.ok) {
    throw new Error(app.messageEn);
  }
  await app.value.start();
  await app.value.stop();
}
