import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Refusal } from '../../outcomes/outcome.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { ClusterPaths } from './paths.ts';
import { awaitReady, type Door } from './probe.ts';
import { refuse } from './refusals.ts';
import { cleanEnvironment, identity, reasonIn } from './run.ts';
import { asArguments, fixedSettings } from './settings.ts';

const logLimit = 8 * 1024 * 1024;

/** Everything a start of PostgreSQL needs. */
export interface LaunchPlan {
  readonly binaries: Binaries;
  readonly paths: ClusterPaths;
  readonly account: Account;
  /** Where PostgreSQL makes its Unix socket; null: on TCP alone. */
  readonly socketFolder: string | null;
  readonly password: string;
  /** Names the cluster's processes on this machine. */
  readonly clusterId: string;
  /** The id and a digest of what this PostgreSQL was started with. */
  readonly clusterName: string;
  readonly settings: Record<string, string>;
  readonly readyLimitMs: number;
  readonly onRecovery: () => void;
}

/** A PostgreSQL that answers; `child` is null when it was adopted. */
export interface Running extends Door {
  readonly pid: number;
  readonly child: ChildProcess | null;
}

/** A loopback port that nobody listens on: the wanted one if it is free, else any. */
function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (wanted !== 0 && (error.code === 'EADDRINUSE' || error.code === 'EACCES')) {
        resolve(freePort(0));
      } else {
        reject(error);
      }
    });
    server.listen({ host: '127.0.0.1', port: wanted }, () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Opens PostgreSQL's log for appending; one earlier file is kept when it has grown long. */
function openLog(file: string): { handle: number; offset: number } {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > logLimit) {
    renameSync(file, `${file}.1`);
  }
  return { handle: openSync(file, 'a', 0o600), offset: size > logLimit ? 0 : size };
}

function startFailed(reason: string, file: string): Refusal {
  return refuse('start-failed', { params: { reason, file } });
}

async function launchOnce(plan: LaunchPlan, port: number): Promise<Running | Refusal> {
  const { binaries, paths, account } = plan;
  const log = openLog(paths.log);
  const settings = { ...plan.settings, ...fixedSettings(port, plan.socketFolder, plan.clusterName) };
  // A session of its own: Ctrl-C in a terminal then reaches only the server, which drains before it stops us.
  const child = spawn(binaries.program('postgres'), ['-D', paths.data, ...asArguments(settings)], {
    ...identity(account),
    cwd: '/',
    detached: true,
    env: cleanEnvironment(),
    stdio: ['ignore', log.handle, log.handle],
  });
  closeSync(log.handle);
  let failure = '';
  child.once('error', (error) => (failure = error.message));
  child.unref();
  const alive = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  const access = { dataFolder: paths.data, password: plan.password };
  const ready = await awaitReady(child.pid ?? 0, alive, access, plan.readyLimitMs, plan.onRecovery);
  if (typeof ready === 'object') {
    return { ...ready, pid: child.pid ?? 0, child };
  }
  if (ready === 'timeout') {
    child.kill('SIGINT');
    return startFailed(`${Math.round(plan.readyLimitMs / 1000)} s`, paths.log);
  }
  const said = readFileSync(paths.log, 'utf8').slice(log.offset);
  return startFailed(failure || reasonIn(said), paths.log);
}

/**
 * Starts PostgreSQL detached and waits until it answers. A port that was taken in between is exchanged for
 * another, and memory still held by a dead server's last processes is waited for.
 */
export async function launch(plan: LaunchPlan, wantedPort: number): Promise<Running | Refusal> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await launchOnce(plan, await freePort(attempt === 1 ? wantedPort : 0));
    const again = /TCP\/IP sockets|Address already in use|shared memory block/;
    if ('pid' in result || attempt === 5 || !again.test(result.messageEn)) {
      return result;
    }
    await sleep(200 * attempt);
  }
}
