import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { dirname, resolve } from 'node:path';
import type { Refusal } from '../../outcomes/outcome.ts';
import { accountFor } from './account.ts';
import { findBinaries } from './binaries.ts';
import { prepareCluster } from './cluster.ts';
import { closedFolder, makeFolder } from './folders.ts';
import { superviseCluster } from './handle.ts';
import type { EmbeddedPostgres } from './handle.ts';
import { launch } from './launch.ts';
import type { LaunchPlan } from './launch.ts';
import { takeLock } from './lock.ts';
import { halt, patientHalt, settleOrphan } from './orphan.ts';
import { clusterPaths } from './paths.ts';
import type { ClusterPaths } from './paths.ts';
import { ensureDatabase } from './probe.ts';
import { refuse } from './refusals.ts';
import { runAs } from './run.ts';
import { socketFolderIn } from './socket.ts';
import { tunedSettings } from './settings.ts';
import type { Step } from './steps.ts';

/** What a start may be told; everything but the data folder has a good default. */
export interface EmbeddedOptions {
  /** The program's data folder; the cluster lives in its `pg`. */
  readonly dataDir: string;
  /** The `native` folder (bin, lib, share) of other binaries than those of the npm package. */
  readonly binaries?: string;
  /** Loopback port to try first; without it, or when it is taken, any free one. */
  readonly port?: number;
  /** PostgreSQL settings that replace the tuned ones. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told about each slow step, for a progress line. */
  readonly log?: (step: Step) => void;
  /** Longest wait for readiness, crash recovery included; 10 minutes. */
  readonly readyLimitMs?: number;
}

function digest(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

/** Makes `<dataDir>/pg` and answers its layout by real paths. */
async function prepareFolders(dataDir: string): Promise<ClusterPaths | Refusal> {
  const folder = resolve(dataDir);
  try {
    await makeFolder(clusterPaths(folder).home);
    return clusterPaths(await realpath(folder));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    return refuse('folder-not-writable', { params: { folder, reason } });
  }
}

/** Finds account, binaries and cluster (made when missing): all that a launch needs. */
async function planLaunch(paths: ClusterPaths, options: EmbeddedOptions): Promise<LaunchPlan | Refusal> {
  const tell = options.log ?? (() => undefined);
  const account = await accountFor(paths.data);
  if ('code' in account) {
    return account;
  }
  const closed = await closedFolder(paths.home, account);
  if (closed !== null) {
    return refuse('folder-closed', { params: { folder: closed, account: account.name } });
  }
  const binaries = await findBinaries(options.binaries, account, paths.binaries, () => tell('copy'));
  if ('code' in binaries) {
    return binaries;
  }
  const password = await prepareCluster(binaries, paths, account, () => tell('create'));
  if (typeof password === 'object') {
    return password;
  }
  const socketFolder = await socketFolderIn(paths, account);
  const lz4Probe = ['-D', paths.data, '-C', 'wal_compression', '-c', 'wal_compression=lz4'];
  const lz4 = (await runAs(account, binaries.program('postgres'), lz4Probe)).code === 0;
  const memoryBytes = Math.min(process.constrainedMemory() || Infinity, totalmem());
  const settings = {
    ...tunedSettings({ memoryBytes, cores: availableParallelism(), lz4 }),
    ...options.settings,
  };
  // The id names the cluster's processes on this machine; the second part changes with binaries and settings.
  const clusterId = `vx-${digest(password, 12)}`;
  const clusterName = `${clusterId}-${digest(JSON.stringify([settings, binaries.version, binaries.native]), 8)}`;
  const readyLimitMs = options.readyLimitMs ?? 600_000;
  const onRecovery = () => tell('recover');
  return {
    binaries,
    paths,
    account,
    socketFolder,
    password,
    clusterId,
    clusterName,
    settings,
    readyLimitMs,
    onRecovery,
  };
}

async function startLocked(plan: LaunchPlan, options: EmbeddedOptions, unlock: () => Promise<void>) {
  const tell = options.log ?? (() => undefined);
  const adopted = await settleOrphan(plan);
  tell(adopted === null ? 'start' : 'adopt');
  const running = adopted ?? (await launch(plan, options.port ?? 0));
  if ('code' in running) {
    return running;
  }
  try {
    await ensureDatabase(running, plan.password);
  } catch (error) {
    await halt(running.pid, plan.clusterId, patientHalt);
    throw error;
  }
  return superviseCluster(plan, running, tell, unlock);
}

/**
 * Starts the embedded PostgreSQL on `<dataDir>/pg`, or takes over the one that a killed supervisor left; makes
 * the cluster on first use. Answers a refusal when another live process has the data, a folder is closed to
 * the account that PostgreSQL runs as, or it does not start. Only one supervisor at a time per data folder.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres | Refusal> {
  const paths = await prepareFolders(options.dataDir);
  if ('code' in paths) {
    return paths;
  }
  const lock = await takeLock(paths.lock);
  if ('pid' in lock) {
    return refuse('data-in-use', { params: { folder: dirname(paths.home), pid: lock.pid } });
  }
  let result: EmbeddedPostgres | Refusal | null = null;
  try {
    const plan = await planLaunch(paths, options);
    result = 'code' in plan ? plan : await startLocked(plan, options, () => lock.release());
    return result;
  } finally {
    if (result === null || !result.ok) {
      await lock.release();
    }
  }
}
