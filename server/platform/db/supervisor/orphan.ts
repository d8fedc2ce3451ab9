import { rm } from 'node:fs/promises';
import type { LaunchPlan, Running } from './launch.ts';
import { awaitReady, probe } from './probe.ts';
import { postmasterFile, readPostmaster } from './postmaster.ts';
import type { Postmaster } from './postmaster.ts';
import { forgetSockets } from './socket.ts';
import { isAlive, processesOf, signal, waitGone } from './processes.ts';

/** How long a halt waits at each step, in milliseconds. */
export interface HaltLimits {
  readonly fastMs: number;
  readonly immediateMs: number;
}

/** Limits for a stop that may have a long checkpoint to write. */
export const patientHalt: HaltLimits = { fastMs: 30_000, immediateMs: 5000 };

/** Limits for one that does not answer: it would not finish a checkpoint either. */
const impatientHalt: HaltLimits = { fastMs: 4000, immediateMs: 2000 };

/**
 * Stops a postmaster and every process of its cluster: fast (clients are cut off, data flushed), then
 * immediate (recovery at the next start), then kill. True when none is left.
 */
export async function halt(pid: number | null, clusterId: string, limits: HaltLimits): Promise<boolean> {
  const postmaster = pid === null ? [] : [pid];
  postmaster.forEach((one) => signal(one, 'SIGINT'));
  if (!(await waitGone(() => postmaster, limits.fastMs))) {
    postmaster.forEach((one) => signal(one, 'SIGQUIT'));
    await waitGone(() => postmaster, limits.immediateMs);
  }
  const rest = () => [...new Set([...postmaster.filter(isAlive), ...processesOf(clusterId)])];
  rest().forEach((one) => signal(one, 'SIGKILL'));
  return waitGone(rest, limits.immediateMs);
}

/**
 * Takes over a PostgreSQL that answers with our password and was started with the same settings; `other` when
 * the settings differ, `silent` when it does not answer in time (one in recovery is given all the time there is).
 */
async function adopt(plan: LaunchPlan, said: Postmaster): Promise<Running | 'other' | 'silent'> {
  const access = { dataFolder: plan.paths.data, password: plan.password };
  const limit = said.status === 'starting' ? plan.readyLimitMs : Math.min(plan.readyLimitMs, 60_000);
  const ready = await awaitReady(said.pid, () => isAlive(said.pid), access, limit, plan.onRecovery);
  const answer = typeof ready === 'object' ? await probe(ready, plan.password) : 'silent';
  if (typeof ready !== 'object' || typeof answer !== 'object') {
    return 'silent';
  }
  return answer.clusterName === plan.clusterName ? { ...ready, pid: said.pid, child: null } : 'other';
}

/**
 * Looks after what an earlier supervisor left: adopts its healthy PostgreSQL, else stops every process of the
 * cluster and removes a postmaster.pid that names a dead or foreign process. Null when a new start is due.
 */
export async function settleOrphan(plan: LaunchPlan): Promise<Running | null> {
  const said = await readPostmaster(plan.paths.data);
  const visible = process.platform === 'win32' || processesOf(plan.clusterId).includes(said?.pid ?? 0);
  const ours = said !== null && visible && isAlive(said.pid) ? said : null;
  const adopted = ours === null || ours.status === 'stopping' ? 'other' : await adopt(plan, ours);
  if (typeof adopted === 'object') {
    return adopted;
  }
  const limits = adopted === 'silent' ? impatientHalt : patientHalt;
  if (await halt(ours?.pid ?? null, plan.clusterId, limits)) {
    // PostgreSQL would take a zombie or a foreign process with the noted pid for itself, beside the socket too.
    await rm(postmasterFile(plan.paths.data), { force: true });
    await forgetSockets(plan.socketFolder);
  }
  return null;
}
