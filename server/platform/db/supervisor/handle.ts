import type { Refusal } from '../../outcomes/outcome.ts';
import { launch } from './launch.ts';
import type { LaunchPlan, Running } from './launch.ts';
import { halt, patientHalt, settleOrphan } from './orphan.ts';
import type { HaltLimits } from './orphan.ts';
import { addressOf, awaitReady, defaultDatabase, probe } from './probe.ts';
import { isAlive } from './processes.ts';
import { refuse } from './refusals.ts';
import type { Step } from './steps.ts';

/** A supervised PostgreSQL. `url`, `port` and `pid` are read anew after `ensureRunning()`. */
export interface EmbeddedPostgres {
  readonly ok: true;
  /** Address of the program's database, password included: never log it. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** True when this start took over a PostgreSQL that was running already. */
  readonly adopted: boolean;
  /** Address of another database of the cluster. */
  connectionUrl(database: string): string;
  /** True when PostgreSQL answers now (also when it only has no connection left). */
  healthy(): Promise<boolean>;
  /** Starts PostgreSQL again if it ended, on the same port if that is still free; null when it answers. */
  ensureRunning(): Promise<Refusal | null>;
  /** Calls back when PostgreSQL ends without `stop()`; answers a function that takes the listener away. */
  onExit(listener: () => void): () => void;
  /** Stops PostgreSQL, fast and then hard, and gives the data folder free. Safe to repeat. */
  stop(limits?: HaltLimits): Promise<void>;
}

/** Calls back once when a running PostgreSQL ends: by its exit event, or by looking when it is not our child. */
function watch({ pid, child }: Running, ended: () => void): () => void {
  if (child !== null) {
    if (child.exitCode !== null || child.signalCode !== null) {
      setImmediate(ended);
    }
    child.once('exit', ended);
    return () => child.removeListener('exit', ended);
  }
  const timer = setInterval(() => {
    if (!isAlive(pid)) {
      clearInterval(timer);
      ended();
    }
  }, 300).unref();
  return () => clearInterval(timer);
}

/** Wraps a running cluster; restarts and the stop are done one after the other. */
export function superviseCluster(
  plan: LaunchPlan,
  first: Running,
  tell: (step: Step) => void,
  unlock: () => Promise<void>,
): EmbeddedPostgres {
  const listeners = new Set<() => void>();
  let running = first;
  let stopping = false;
  let queue: Promise<unknown> = Promise.resolve();
  const ended = () => listeners.forEach((listener) => listener());
  let unwatch = watch(running, ended);

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  }

  async function restart(): Promise<Refusal | null> {
    unwatch();
    tell('restart');
    const next = (await settleOrphan(plan)) ?? (await launch(plan, running.port));
    if ('code' in next) {
      return next;
    }
    running = next;
    unwatch = watch(running, ended);
    return null;
  }

  async function ensureRunning(): Promise<Refusal | null> {
    if (stopping) {
      return refuse('stopped');
    }
    if (!isAlive(running.pid)) {
      return restart();
    }
    const access = { dataFolder: plan.paths.data, password: plan.password };
    const alive = () => !stopping && isAlive(running.pid);
    const ready = await awaitReady(running.pid, alive, access, plan.readyLimitMs, plan.onRecovery);
    if (ready === 'gone') {
      return stopping ? refuse('stopped') : restart();
    }
    const reason = `${plan.readyLimitMs / 1000} s`;
    return ready === 'timeout' ? refuse('start-failed', { params: { reason, file: plan.paths.log } }) : null;
  }

  async function stop(limits: HaltLimits): Promise<void> {
    unwatch();
    tell('stop');
    await halt(isAlive(running.pid) ? running.pid : null, plan.clusterId, limits);
    await unlock();
  }

  let stopped: Promise<void> | null = null;
  return {
    ok: true,
    get url() {
      return addressOf(running, plan.password, defaultDatabase);
    },
    get port() {
      return running.port;
    },
    get pid() {
      return running.pid;
    },
    adopted: first.child === null,
    connectionUrl: (database) => addressOf(running, plan.password, database),
    healthy: async () => (await probe(running, plan.password)) !== 'silent',
    ensureRunning: () => inTurn(ensureRunning),
    onExit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: (limits = patientHalt) => {
      stopping = true;
      stopped ??= inTurn(() => stop(limits));
      return stopped;
    },
  };
}
