import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile, chmod } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Measured, median } from './numbers.ts';
import type { Room } from './room.ts';

const MAIN = join(import.meta.dirname, '..', '..', 'server', 'main.ts');
const LIMIT_SECONDS = 60;

/**
 * Seconds from starting the program to its first ready answer, its PostgreSQL included: on the room's data (whose
 * server and PostgreSQL are stopped for good) and, in turns, on a system that has only the reference data.
 */
export async function benchStart(room: Room, rounds: number): Promise<Measured[]> {
  await room.server.stop();
  await room.postgres.stop();
  const keyFile = join(room.dataDir, 'keys', 'secret');
  await mkdir(dirname(keyFile), { recursive: true });
  await writeFile(keyFile, room.secret.toString('base64'), { mode: 0o600 });
  const empty = await mkdtemp(join(tmpdir(), 'vx-bench-empty-'));
  await chmod(empty, 0o755);
  try {
    await startOnce(empty);
    const times: { full: number; empty: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      times.push({ full: await startOnce(room.dataDir), empty: await startOnce(empty) });
    }
    return [
      {
        name: 'start-up with the province',
        value: median(times.map((time) => time.full)),
        unit: 's',
        baseline: { name: 'start-up without people', value: median(times.map((time) => time.empty)) },
        ratio: median(times.map((time) => time.full / time.empty)),
        target: { of: 'value', is: 'at most', bound: 8 },
      },
    ];
  } finally {
    await rm(empty, { recursive: true, force: true });
  }
}

/** Starts the program, waits until it is ready, stops it. @returns seconds to the first ready answer. */
async function startOnce(dataDir: string): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      VX_DEMO: '0',
      LOG_LEVEL: 'warn',
    },
  });
  const gone = once(child, 'exit');
  const greeted = once(child.stdout, 'data');
  try {
    for (;;) {
      const seconds = (performance.now() - started) / 1000;
      if (await isReady(port)) {
        // Only a start that has come to its end is stopped.
        await Promise.race([greeted, gone]);
        return seconds;
      }
      if (child.exitCode !== null || seconds > LIMIT_SECONDS) {
        throw new Error(`the program was not ready after ${seconds.toFixed(0)} s`);
      }
      await pause(20);
    }
  } finally {
    child.kill('SIGTERM');
    await gone;
  }
}

async function isReady(port: number): Promise<boolean> {
  return await fetch(`http://127.0.0.1:${port}/readyz`).then(
    (reply) => reply.ok,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
