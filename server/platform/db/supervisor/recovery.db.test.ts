import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from './index.ts';
import { isAlive, waitGone } from './processes.ts';
import {
  clusterProcesses,
  killHard,
  rowsOf,
  started,
  supervisorProcess,
  temporaryDataDir,
} from './testing/data-dir.ts';

const noted = 'create table noted as select 7 as fact';

describe('after kill -9 of the supervising process', () => {
  it('adopts the PostgreSQL that was left, with every committed row', async () => {
    const dataDir = await temporaryDataDir();
    const { child, said } = await supervisorProcess(dataDir);
    await rowsOf(said.url, noted);
    await killHard(child);
    expect(isAlive(said.pid)).toBe(true);

    const steps: string[] = [];
    const next = await started({ dataDir, log: (step) => steps.push(step) });
    expect({ adopted: next.adopted, pid: next.pid, steps }).toEqual({
      adopted: true,
      pid: said.pid,
      steps: ['adopt'],
    });
    expect(await rowsOf(next.url, 'select fact from noted')).toEqual([{ fact: 7 }]);
    await next.stop();
    expect(await clusterProcesses(dataDir)).toEqual([]);
  });

  it('refuses while that process lives', async () => {
    const dataDir = await temporaryDataDir();
    const { child } = await supervisorProcess(dataDir);
    expect(await startEmbeddedPostgres({ dataDir })).toMatchObject({ code: 'db.data-in-use' });
    await killHard(child);
  });

  it('restarts the one left when its settings are not those asked for', async () => {
    const dataDir = await temporaryDataDir();
    const { child, said } = await supervisorProcess(dataDir);
    await rowsOf(said.url, noted);
    await killHard(child);
    const next = await started({ dataDir, settings: { max_connections: '40' } });
    expect(next.adopted).toBe(false);
    expect(isAlive(said.pid)).toBe(false);
    expect(
      await rowsOf(next.url, `select fact, current_setting('max_connections') as most from noted`),
    ).toEqual([{ fact: 7, most: '40' }]);
    await next.stop();
  });

  it('stops and restarts a PostgreSQL that no longer answers', async () => {
    const dataDir = await temporaryDataDir();
    const { child, said } = await supervisorProcess(dataDir);
    await rowsOf(said.url, noted);
    await killHard(child);
    process.kill(said.pid, 'SIGSTOP');
    const next = await started({ dataDir, readyLimitMs: 4000 });
    expect(next.adopted).toBe(false);
    expect(await rowsOf(next.url, 'select fact from noted')).toEqual([{ fact: 7 }]);
    await next.stop();
    expect(await clusterProcesses(dataDir)).toEqual([]);
  }, 120_000);

  it('recovers when supervisor and PostgreSQL were both killed', async () => {
    const dataDir = await temporaryDataDir();
    const { child, said } = await supervisorProcess(dataDir);
    await rowsOf(said.url, noted);
    await killHard(child);
    const all = await clusterProcesses(dataDir);
    expect(all.length).toBeGreaterThan(3);
    all.forEach((pid) => process.kill(pid, 'SIGKILL'));
    const next = await started({ dataDir });
    expect(await rowsOf(next.url, 'select fact from noted')).toEqual([{ fact: 7 }]);
    await next.stop();
  });

  it('is not misled by a postmaster.pid that names another live process', async () => {
    const dataDir = await temporaryDataDir();
    const first = await started({ dataDir });
    await rowsOf(first.url, noted);
    const pidFile = join(dataDir, 'pg', 'data', 'postmaster.pid');
    const text = await readFile(pidFile, 'utf8');
    await first.stop();
    const bystander = await supervisorProcess(await temporaryDataDir());
    await writeFile(pidFile, text.replace(/^\d+/, String(bystander.said.pid)));
    const next = await started({ dataDir });
    expect(next.adopted).toBe(false);
    expect(isAlive(bystander.said.pid)).toBe(true);
    expect(await rowsOf(next.url, 'select fact from noted')).toEqual([{ fact: 7 }]);
    await next.stop();
    await killHard(bystander.child);
  });
});

describe('after kill -9 of PostgreSQL', () => {
  it('tells its listeners and runs again on the same port with every committed row', async () => {
    const dataDir = await temporaryDataDir();
    const postgres = await started({ dataDir });
    const before = { pid: postgres.pid, url: postgres.url };
    await rowsOf(postgres.url, noted);
    const ended = new Promise<void>((resolve) => {
      postgres.onExit(resolve);
    });
    process.kill(before.pid, 'SIGKILL');
    await ended;
    const restarts = await Promise.all([postgres.ensureRunning(), postgres.ensureRunning()]);
    expect(restarts).toEqual([null, null]);
    expect(postgres.pid).not.toBe(before.pid);
    expect(postgres.url).toBe(before.url);
    expect(await rowsOf(postgres.url, 'select fact from noted')).toEqual([{ fact: 7 }]);
    await postgres.stop();
    expect(await clusterProcesses(dataDir)).toEqual([]);
  });

  it('notices the end of an adopted one too', async () => {
    const dataDir = await temporaryDataDir();
    const { child, said } = await supervisorProcess(dataDir);
    await killHard(child);
    const next = await started({ dataDir });
    expect(next.adopted).toBe(true);
    const ended = new Promise<void>((resolve) => {
      next.onExit(resolve);
    });
    process.kill(said.pid, 'SIGKILL');
    await ended;
    expect(await next.healthy()).toBe(false);
    expect(await next.ensureRunning()).toBeNull();
    expect(await next.healthy()).toBe(true);
    await next.stop();
  });

  it('waits for PostgreSQL to come back by itself after one of its backends is killed', async () => {
    const dataDir = await temporaryDataDir();
    const postgres = await started({ dataDir });
    const [{ backend } = { backend: 0 }] = (await rowsOf(
      postgres.url,
      `select pid as backend from pg_stat_activity where backend_type = 'walwriter'`,
    )) as Array<{ backend: number }>;
    process.kill(backend, 'SIGKILL');
    await waitGone(() => [backend], 5000);
    expect(await postgres.ensureRunning()).toBeNull();
    expect(await rowsOf(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await postgres.stop();
  });
});
