import { stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from './index.ts';
import { isAlive } from './processes.ts';
import { clusterProcesses, rowsOf, started, temporaryDataDir } from './testing/data-dir.ts';

describe('starting the embedded PostgreSQL', () => {
  it('makes a cluster, keeps its data over a restart and leaves no process, also where no socket fits', async () => {
    const dataDir = join(await temporaryDataDir(), 'far'.repeat(30));
    const steps: string[] = [];
    const first = await started({ dataDir, log: (step) => steps.push(step) });
    expect(steps).toEqual(['create', 'start']);
    expect(first.url).toContain('@127.0.0.1:');
    await rowsOf(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    await first.stop();
    expect(await clusterProcesses(dataDir)).toEqual([]);
    expect(isAlive(first.pid)).toBe(false);

    const second = await started({ dataDir });
    expect(second.adopted).toBe(false);
    expect(await rowsOf(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await second.stop();
    expect(await clusterProcesses(dataDir)).toEqual([]);
  });

  it('is UTF-8, listens on loopback and its own socket only, asks for the password and keeps it private', async () => {
    const dataDir = await temporaryDataDir();
    const postgres = await started({ dataDir, settings: { work_mem: '7MB' } });
    const [shown] = await rowsOf(
      postgres.url,
      `select current_setting('server_encoding') as encoding, current_setting('listen_addresses') as addresses,
         current_setting('unix_socket_directories') as sockets, current_setting('work_mem') as memory,
         current_setting('synchronous_commit') as durable, upper('đặng') as folded`,
    );
    expect(shown).toEqual({
      encoding: 'UTF8',
      addresses: '127.0.0.1',
      sockets: `"${join(dataDir, 'pg', 'socket')}"`,
      memory: '7MB',
      durable: 'on',
      folded: 'ĐẶNG',
    });
    const wrong = postgres.url.replace(/:[^:@]+@/, ':wrong@');
    await expect(rowsOf(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect(new URL(postgres.url).host).toContain(encodeURIComponent(join(dataDir, 'pg', 'socket')));
    expect((await stat(join(dataDir, 'pg', 'socket'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(dataDir, 'pg', 'password'))).mode & 0o777).toBe(0o600);
    expect(await rowsOf(postgres.connectionUrl('template1'), 'select current_database() as name')).toEqual([
      { name: 'template1' },
    ]);
    await postgres.stop();
  });

  it('refuses a second start on the same data with one sentence', async () => {
    const dataDir = await temporaryDataDir();
    const postgres = await started({ dataDir });
    const second = await startEmbeddedPostgres({ dataDir });
    expect(second).toMatchObject({ ok: false, code: 'db.data-in-use' });
    expect(second.ok ? '' : second.messageEn).toContain(`process ${process.pid}`);
    expect(await postgres.healthy()).toBe(true);
    await postgres.stop();
  });

  it('takes another port when the wanted one is occupied', async () => {
    const dataDir = await temporaryDataDir();
    const squatter = createServer();
    const port = await new Promise<number>((resolve) => {
      squatter.listen(0, '127.0.0.1', () => {
        const address = squatter.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    const postgres = await started({ dataDir, port });
    expect(postgres.port).not.toBe(port);
    expect(await postgres.healthy()).toBe(true);
    await postgres.stop();
    await new Promise((resolve) => squatter.close(resolve));
    const again = await started({ dataDir, port });
    expect(again.port).toBe(port);
    await again.stop();
  });

  it('cuts off open sessions on stop', async () => {
    const dataDir = await temporaryDataDir();
    const postgres = await started({ dataDir });
    const sleep = 'select pg_sleep(600)';
    const sleeper = rowsOf(postgres.url, sleep).catch((error: { code?: string }) => error.code);
    const active = `select 1 from pg_stat_activity where query = '${sleep}'`;
    await expect.poll(() => rowsOf(postgres.url, active)).toHaveLength(1);
    await postgres.stop();
    expect(await sleeper).toMatch(/57P01|ECONNRESET|ECONNREFUSED/);
    expect(await clusterProcesses(dataDir)).toEqual([]);
    expect(await postgres.ensureRunning()).toMatchObject({ code: 'db.stopped' });
  });

  it('says why PostgreSQL itself will not start, and frees the data for the next try', async () => {
    const dataDir = await temporaryDataDir();
    const wrong = await startEmbeddedPostgres({ dataDir, settings: { shared_buffers: 'plenty' } });
    expect(wrong).toMatchObject({ ok: false, code: 'db.start-failed' });
    expect(wrong.ok ? '' : wrong.messageEn).toContain('shared_buffers');
    const right = await started({ dataDir });
    await right.stop();
  });
});
