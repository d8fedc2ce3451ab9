import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '..', '..', 'server', 'main.ts');
const LIMIT_MS = 180_000;

/** The whole program as a province trains on it, PostgreSQL of its own included. */
export type TrainingProgram = {
  readonly url: string;
  readonly pid: number;
  /** Its PostgreSQL, whose backends do the work. */
  readonly postgresPid: number;
  readonly stop: () => Promise<void>;
};

/** Starts it in a temporary folder, with a simulated province of so many people that stands still. */
export async function startTraining(people: number): Promise<TrainingProgram> {
  const dataDir = await mkdtemp(join(tmpdir(), 'vx-bench-training-'));
  // PostgreSQL runs as another account when we are root: it must be able to pass.
  await chmod(dataDir, 0o755);
  const port = await freePort();
  const child = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      VX_DEMO: '1',
      VX_DEMO_PEOPLE: String(people),
      VX_LIVE_SPEED: '0',
      LOG_LEVEL: 'warn',
    },
  });
  const gone = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await greeted(child.stdout, gone);
    // What it says afterwards is read and dropped, or it would stand still once the pipe is full.
    child.stdout.resume();
  } catch (error) {
    await stop();
    throw error;
  }
  const [postgresPid] = (await readFile(join(dataDir, 'pg', 'data', 'postmaster.pid'), 'utf8')).split('\n');
  return { url: `http://127.0.0.1:${port}`, pid: child.pid!, postgresPid: Number(postgresPid), stop };
}

/** Its greeting comes last of all. */
async function greeted(output: NodeJS.ReadableStream, gone: Promise<unknown>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let text = '';
  const read = (chunk: Buffer) => {
    text += chunk.toString();
    if (text.includes('Ctrl-C')) {
      resolve();
    }
  };
  output.on('data', read);
  void gone.then(() => reject(new Error('the program ended before it was ready')));
  const limit = setTimeout(() => reject(new Error('the program was not ready in time')), LIMIT_MS);
  try {
    await promise;
  } finally {
    clearTimeout(limit);
    output.removeListener('data', read);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
