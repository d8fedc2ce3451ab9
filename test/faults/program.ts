import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { TEST_SECRET } from '../support/fixed.ts';
import { programEnv } from '../support/program-env.ts';

const MAIN = join(import.meta.dirname, '..', '..', 'server', 'main.ts');
const READY_MS = 90_000;

/** The real program as a process of its own. */
export type Program = {
  readonly url: string;
  /** Process id of the present run. */
  readonly pid: () => number;
  /** Everything it wrote to stdout and stderr since the first start. */
  readonly output: () => string;
  /** kill -9, and waits until it is gone. */
  readonly kill: () => Promise<void>;
  /** Starts it again on the same port and data. */
  readonly restart: () => Promise<void>;
  /** Ctrl-C, and waits until it is gone. @returns its exit code. */
  readonly stop: () => Promise<number | null>;
};

export type ProgramOptions = {
  readonly dataDir: string;
  /** Without one the program runs its own PostgreSQL under `dataDir`. */
  readonly databaseUrl?: string;
  readonly logLevel?: string;
  /** People of a simulated province; without it there is none. */
  readonly demoPeople?: number;
};

/** Starts the program with the secret of the tests, and waits until it is ready. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const port = await freePort();
  const keyFile = join(options.dataDir, 'keys', 'secret');
  await mkdir(dirname(keyFile), { recursive: true });
  await writeFile(keyFile, TEST_SECRET.toString('base64'), { mode: 0o600 });
  let text = '';
  const launch = (): ChildProcess => {
    const child = spawn(process.execPath, [MAIN], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...programEnv(),
        PORT: String(port),
        HOST: '127.0.0.1',
        DATA_DIR: options.dataDir,
        VX_SECRET_KEY_FILE: keyFile,
        VX_DEMO: options.demoPeople === undefined ? '0' : '1',
        ...(options.demoPeople === undefined ? {} : { VX_DEMO_PEOPLE: String(options.demoPeople) }),
        LOG_LEVEL: options.logLevel ?? 'warn',
        ...(options.databaseUrl === undefined ? {} : { DATABASE_URL: options.databaseUrl }),
      },
    });
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    }
    return child;
  };
  let child = launch();
  const url = `http://127.0.0.1:${port}`;
  const ready = async () => {
    const from = text.length;
    try {
      // Its greeting comes last of all.
      await waitUntil(async () => (await isReady(url, child)) && text.includes('Ctrl-C', from), READY_MS);
    } catch (error) {
      child.kill('SIGKILL');
      throw new Error(`the program is not ready: ${text.slice(-2000)}`, { cause: error });
    }
  };
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    }
    return child.exitCode;
  };
  await ready();
  return {
    url,
    pid: () => child.pid!,
    output: () => text,
    kill: async () => {
      await end('SIGKILL');
    },
    restart: async () => {
      child = launch();
      await ready();
    },
    stop: async () => await end('SIGTERM'),
  };
}

async function isReady(url: string, child: ChildProcess): Promise<boolean> {
  if (child.exitCode !== null) {
    throw new Error('it ended');
  }
  const reply = await fetch(`${url}/readyz`).catch(() => null);
  return reply?.ok === true;
}

/** Waits until something holds, looking twenty times a second. @throws Error when it does not in time. */
export async function waitUntil(holds: () => Promise<boolean>, limitMs: number): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > end) {
      throw new Error(`not within ${limitMs / 1000} s`);
    }
    await pause(50);
  }
}

/** Address of the PostgreSQL that a program runs under its data folder, and the pid of its postmaster. */
export async function embeddedPostgres(dataDir: string): Promise<{ url: string; pid: number }> {
  const password = (await readFile(join(dataDir, 'pg', 'password'), 'utf8')).trim();
  const lines = (await readFile(join(dataDir, 'pg', 'data', 'postmaster.pid'), 'utf8')).split('\n');
  return { url: `postgres://vungxanh:${password}@127.0.0.1:${lines[3]}/vungxanh`, pid: Number(lines[0]) };
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
