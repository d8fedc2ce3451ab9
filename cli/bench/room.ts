import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../server/platform/db/supervisor/index.ts';
import { loadSecret } from '../../server/platform/secrets/secrets.ts';
import type { Answer, Ask, Ready } from './messages.ts';

/** A private PostgreSQL in a temporary folder, and the program on it as another process. */
export type Room = {
  readonly dataDir: string;
  readonly secret: Buffer;
  readonly postgres: EmbeddedPostgres;
  readonly server: BenchServer;
  readonly close: () => Promise<void>;
};

export type BenchServer = {
  readonly ready: Ready;
  readonly pid: number;
  /** Asks one thing at a time. @throws Error with the server's reason when it failed. */
  readonly ask: <K extends Answer['kind']>(ask: Ask, expected: K) => Promise<Extract<Answer, { kind: K }>>;
  readonly stop: () => Promise<void>;
};

/** Opens a room whose registry knows `people`. */
export async function openRoom(options: {
  people: number;
  profile: boolean;
  /** Folder of built web apps that the server serves; none by default. */
  webDir?: string;
  /** Communes that people and places are spread over; those of the province by default. */
  communes?: number;
  /** Folder that is kept afterwards, and used again where it is filled already; a temporary one by default. */
  keep?: string;
}): Promise<Room> {
  const dataDir = await roomDir(options.keep);
  const remove = async () => {
    if (options.keep === undefined) {
      await rm(dataDir, { recursive: true, force: true });
    }
  };
  const postgres = await startEmbeddedPostgres({ dataDir });
  if (!postgres.ok) {
    await remove();
    throw new Error(postgres.messageEn);
  }
  // A process that is told to stop leaves no PostgreSQL behind: it lives in a session of its own.
  const onSignal = () => void postgres.stop().then(() => process.exit(1));
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  const clear = async () => {
    process.removeListener('SIGINT', onSignal);
    process.removeListener('SIGTERM', onSignal);
    await postgres.stop();
    await remove();
  };
  const secret = await loadSecret(join(dataDir, 'bench-secret'));
  try {
    const server = await startServer({ url: postgres.url, secret, dataDir, ...options });
    return {
      dataDir,
      secret,
      postgres,
      server,
      close: async () => {
        await server.stop();
        await clear();
      },
    };
  } catch (error) {
    await clear();
    throw error;
  }
}

async function roomDir(keep: string | undefined): Promise<string> {
  const dataDir = keep === undefined ? await mkdtemp(join(tmpdir(), 'vx-bench-')) : resolve(keep);
  await mkdir(dataDir, { recursive: true });
  // PostgreSQL runs as another account when we are root: it must be able to pass.
  await chmod(dataDir, 0o755);
  return dataDir;
}

type ServerOptions = {
  readonly url: string;
  readonly secret: Buffer;
  readonly dataDir: string;
  readonly people: number;
  readonly profile: boolean;
  readonly webDir?: string;
  readonly communes?: number;
  readonly keep?: string;
};

async function startServer(options: ServerOptions): Promise<BenchServer> {
  const child = fork(join(import.meta.dirname, 'server.ts'), {
    execArgv: ['--expose-gc', ...(options.profile ? ['--cpu-prof', `--cpu-prof-dir=${tmpdir()}`] : [])],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      VX_BENCH_DATABASE: options.url,
      VX_BENCH_SECRET: options.secret.toString('base64'),
      VX_BENCH_FILES: join(options.dataDir, 'files'),
      VX_BENCH_PEOPLE: String(options.people),
      VX_BENCH_AREAS: String(options.communes ?? 0),
      ...(options.keep === undefined ? {} : { VX_BENCH_FILLED: join(options.dataDir, 'filled.json') }),
      ...(options.webDir === undefined ? {} : { VX_BENCH_WEB: options.webDir }),
    },
  });
  const first = await nextAnswer(child);
  if (first.kind !== 'ready') {
    throw new Error('the server did not say that it is ready');
  }
  return {
    ready: first.ready,
    pid: child.pid!,
    ask: async (ask, expected) => {
      const answered = nextAnswer(child);
      child.send(ask);
      const answer = await answered;
      if (answer.kind !== expected) {
        throw new Error(answer.kind === 'failed' ? answer.why : `${answer.kind} instead of ${expected}`);
      }
      return answer as never;
    },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit');
        child.send({ kind: 'stop' } satisfies Ask);
        await gone;
      }
    },
  };
}

async function nextAnswer(child: ChildProcess): Promise<Answer> {
  return await new Promise((resolve, reject) => {
    const onExit = () => reject(new Error('the server process ended'));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.removeListener('exit', onExit);
      resolve(message as Answer);
    });
  });
}
