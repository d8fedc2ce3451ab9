import { randomBytes } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type App, createApp } from '../../server/app.ts';
import { loadDemo } from '../../server/modules/demo/index.ts';
import { systemScope } from '../../server/platform/access/scope.ts';
import { sealAudit, verifyAudit } from '../../server/platform/audit/seal.ts';
import { appendEvent, readCursor, readEvents, saveCursor } from '../../server/platform/events/outbox.ts';
import { recountFigures } from '../../server/platform/figures/recount.ts';
import { createLog } from '../../server/platform/log/log.ts';
import { type TestApp, testApp } from '../../test/support/app.ts';
import { settled } from '../../test/support/settled.ts';
import { testClock, TEST_SECRET } from '../../test/support/fixed.ts';
import { MANIFEST, type Manifest } from './manifest.ts';
import { readBackup } from './read-backup.ts';
import { writeBackup } from './write-backup.ts';

let t: TestApp;
let folder: string;
let manifest: Manifest;
const opened: { app: App; name: string }[] = [];

/** An empty database with the program's tables, as a new DATA_DIR has it. */
async function emptySystem(): Promise<{ app: App; url: string }> {
  const name = `vx_${randomBytes(6).toString('hex')}`;
  const url = new URL(inject('databaseUrl'));
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  url.pathname = `/${name}`;
  const made = await createApp({
    databaseUrl: url.href,
    secret: TEST_SECRET,
    clock: testClock(),
    log: createLog('silent'),
    publicUrl: 'https://vungxanh.test',
    filesDir: join(folder, `files-${name}`),
    publicDataset: 'demo',
    provinceCode: '20',
    trustProxy: false,
    webDir: null,
  });
  if (!made.ok) {
    throw new Error(made.messageEn);
  }
  opened.push({ app: made.value, name });
  return { app: made.value, url: url.href };
}

const restore = (target: { app: App; url: string }, from: string, secret = TEST_SECRET) =>
  readBackup({
    databaseUrl: target.url,
    db: target.app.platform.db,
    secret,
    secretKeyFile: 'the key file',
    filesDir: target.app.platform.filesDir,
    from,
    onShare: () => undefined,
  });

async function rowCounts(url: string): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const counts: Record<string, number> = {};
  for (const { name } of manifest.tables) {
    const found = await client.query<{ n: number }>(`select count(*)::int as n from ${name}`);
    counts[name] = found.rows[0]!.n;
  }
  await client.end();
  return counts;
}

beforeAll(async () => {
  t = await testApp();
  folder = await mkdtemp(join(tmpdir(), 'vx-backup-'));
  await loadDemo(t.app, {
    people: 600,
    seed: 3,
    provinceCode: '20',
    historyDays: 6,
    now: t.clock.now(),
  });
  // What follows crossings and trips writes on after the load; what is compared must stand still.
  await settled(t.app);
  const { db, clock, filesDir } = t.app.platform;
  await sealAudit(db, clock.now());
  await writeFile(join(filesDir, 'decision.txt'), 'Quyết định');
  // A consumer that has read half of the outbox, in a cluster whose transactions are far ahead of a new one.
  const events = await readEvents(db, '0-0', 4);
  await saveCursor(db, 'half-way', events[1]!.cursor, clock.now());
  const written = await writeBackup({
    databaseUrl: t.databaseUrl,
    secret: TEST_SECRET,
    filesDir,
    out: join(folder, 'one'),
    version: 'test',
    now: clock.now(),
    onShare: () => undefined,
  });
  manifest = written!;
});
afterAll(async () => {
  for (const { app } of opened) {
    await app.stop();
  }
  const client = new pg.Client({ connectionString: inject('databaseUrl') });
  await client.connect();
  for (const { name } of opened) {
    await client.query(`drop database if exists ${name} with (force)`);
  }
  await client.end();
  await t.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a backup', () => {
  it('holds every table that outlives a crash, for its owner only, and never overwrites', async () => {
    const client = new pg.Client({ connectionString: t.databaseUrl });
    await client.connect();
    const found = await client.query<{ n: number }>(
      `select count(*)::int as n from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p'`,
    );
    await client.end();
    expect(manifest.tables).toHaveLength(found.rows[0]!.n - 1);
    expect((await stat(join(folder, 'one', 'person.copy.gz'))).mode & 0o077).toBe(0);
    const again = await writeBackup({
      databaseUrl: t.databaseUrl,
      secret: TEST_SECRET,
      filesDir: t.app.platform.filesDir,
      out: join(folder, 'one'),
      version: 'test',
      now: 0,
      onShare: () => undefined,
    });
    expect(again).toBeNull();
  });

  it('comes back whole: rows, counters, audit, files, order of events, sequences', async () => {
    const target = await emptySystem();
    expect(await restore(target, join(folder, 'one'))).toMatchObject({ ok: true });
    const { db, clock, filesDir } = target.app.platform;
    const before = await rowCounts(t.databaseUrl);
    expect(before['presence']).toBeGreaterThan(1_000);
    expect(await rowCounts(target.url)).toEqual(before);
    // Keys of people are of the restoring transaction: of those of another cluster nobody could say what came since.
    const kept = await sql<{ n: number }>`select count(distinct tx)::int as n from person_match
      where tx < pg_current_xact_id()`.execute(db);
    expect(kept.rows[0]!.n).toBe(1);
    const figures = target.app.modules.flatMap((module) => module.figures ?? []);
    expect(await recountFigures(db, figures, clock.now())).toEqual([]);
    expect(await verifyAudit(db)).toBeNull();
    expect(await readFile(join(filesDir, 'decision.txt'), 'utf8')).toBe('Quyết định');

    const topics = async (from: App, after: string) =>
      (await readEvents(from.platform.db, after, 500)).map(({ topic, payload }) => ({ topic, payload }));
    const cursor = await readCursor(db, 'half-way');
    const oldCursor = await readCursor(t.app.platform.db, 'half-way');
    // Readers wait for every older transaction of the server, also those of other tests.
    await expect
      .poll(async () => await topics(t.app, oldCursor), { timeout: 30_000 })
      .toEqual(await topics(target.app, cursor));
    const seen = await topics(target.app, '0-0');
    expect(seen.length).toBe(before['outbox']);
    const at = clock.now();
    await db.transaction().execute((tx) =>
      appendEvent(tx, {
        topic: 'figures.changed',
        dataset: 'live',
        payload: { metrics: [], areaNos: [] },
        at,
      }),
    );
    await expect
      .poll(async () => (await topics(target.app, '0-0')).slice(seen.length), { timeout: 30_000 })
      .toMatchObject([{ topic: 'figures.changed' }]);
    const [made] = await db
      .transaction()
      .execute((tx) =>
        target.app.doors.people.createPeople(systemScope('test', 'demo'), tx, [
          { fullName: 'Người Mới', source: 'officer', assurance: 'unverified' },
        ]),
      );
    expect(made!.personNo).toBeGreaterThan(before['person']! - 1);
  });

  it('refuses a database with data, another key, a damaged file and a folder that is none', async () => {
    const target = await emptySystem();
    const full = { app: t.app, url: t.databaseUrl };
    const one = join(folder, 'one');
    expect(await restore(full, one)).toMatchObject({ code: 'restore.not-empty' });
    expect(await restore(target, one, Buffer.alloc(32, 8))).toMatchObject({ code: 'restore.other-key' });
    expect(await restore(target, folder)).toMatchObject({ code: 'restore.not-a-backup' });
    const text = await readFile(join(one, MANIFEST), 'utf8');
    await writeFile(join(one, MANIFEST), JSON.stringify({ ...manifest, schema: 'older' }));
    expect(await restore(target, one)).toMatchObject({ code: 'restore.other-schema' });
    await writeFile(join(one, MANIFEST), text);
    await appendFile(join(one, 'person.copy.gz'), 'x');
    expect(await restore(target, one)).toMatchObject({ code: 'restore.damaged' });
    expect(Object.values(await rowCounts(target.url)).every((n) => n === 0)).toBe(true);
  });
});
