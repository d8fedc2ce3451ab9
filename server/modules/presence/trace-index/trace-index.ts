import { totalmem } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { OverlapSums, Overlaps } from '../../../../lib/epidemiology/presence-index/index.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { Log } from '../../../platform/log/log.ts';
import { countCheckIns } from '../store/index-source.ts';
import type { FromThread, HeldDataset, Question, ToThread } from './messages.ts';

/** When the index is built: never, always, or for datasets that are large enough and fit into memory. */
export type TraceIndexMode = 'off' | 'on' | 'auto';

/** Below this many stays SQL is as quick for any ring. */
export const AUTO_STAYS = 200_000;
/** Bytes a stay, tables by person and the reading included (measured: bench tracing). */
const BYTES_A_STAY = 40;
const MEMORY_SHARE = 0.25;
const CHECK_MS = 60_000;
/** After a failure a dataset is left alone so long: reading it costs the database something. */
const FAILED_MS = 900_000;
/** So long the thread may take to take in what is new, or to finish what it is at; then SQL answers. */
const CATCH_UP_MS = 250;
const ANSWER_MS = 20_000;

/** `asOf`: Unix ms up to which everything is in; `tookMs`: of searching alone, in the thread. */
export type IndexAnswer<T> = { readonly asOf: number; readonly tookMs: number; readonly answer: T };

/** The columnar index, in a thread of its own. */
export type TraceIndex = {
  /** Looks whether a dataset wants an index, now and then every minute. */
  readonly start: () => Promise<void>;
  /** Builds the index of a dataset, or builds it anew. @throws Error when it can't. */
  readonly build: (dataset: string) => Promise<void>;
  /** Null: no index, or not in time; ask SQL. */
  readonly ask: {
    (dataset: string, question: Question & { limit: null }): Promise<IndexAnswer<Overlaps> | null>;
    (dataset: string, question: Question & { limit: number }): Promise<IndexAnswer<OverlapSums> | null>;
  };
  readonly held: () => readonly HeldDataset[];
  /** Datasets that would want one but don't fit into memory. */
  readonly tooLarge: () => readonly string[];
  /** The thread, while one runs. */
  readonly thread: () => Worker | null;
  readonly stop: () => Promise<void>;
};

type Waiting = {
  readonly settle: (answer: IndexAnswer<Overlaps | OverlapSums> | null) => void;
  timer: NodeJS.Timeout;
};

type Running = {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
  readonly builds: Map<string, { resolve: () => void; reject: (error: Error) => void }[]>;
  held: readonly HeldDataset[];
};

export function createTraceIndex(
  { db, log }: { readonly db: Db; readonly log: Log },
  { mode, databaseUrl }: { readonly mode: TraceIndexMode; readonly databaseUrl: string },
): TraceIndex {
  let running: Running | null = null;
  let ids = 0;
  let tooLarge: string[] = [];
  const failedAt = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let checking: Promise<void> = Promise.resolve();
  let stopped = false;

  function open(): Running {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: { databaseUrl } });
    const opened: Running = { worker, waiting: new Map(), builds: new Map(), held: [] };
    worker.on('message', (message: FromThread) => hear(opened, message));
    worker.on('error', (error: Error) => log.warn({ err: error.message }, 'trace index: thread failed'));
    worker.on('exit', () => {
      running = running === opened ? null : running;
      opened.waiting.forEach(({ settle }) => settle(null));
      opened.builds.forEach((list) => list.forEach(({ reject }) => reject(new Error('the thread ended'))));
    });
    worker.unref();
    return opened;
  }

  function hear(opened: Running, message: FromThread): void {
    switch (message.kind) {
      case 'held':
        opened.held = message.held;
        break;
      case 'built':
        ended(opened, message.dataset, null);
        break;
      case 'build-failed':
        ended(opened, message.dataset, new Error(message.why));
        break;
      case 'caught-up': {
        const one = opened.waiting.get(message.id);
        if (one !== undefined) {
          clearTimeout(one.timer);
          one.timer = setTimeout(() => giveUp(opened, message.id), ANSWER_MS);
        }
        break;
      }
      case 'answer':
        opened.waiting.get(message.id)?.settle(message);
        break;
      case 'no-answer':
        log.warn({ why: message.why }, 'trace index: no answer, SQL answers');
        opened.waiting.get(message.id)?.settle(null);
    }
  }

  function ended({ builds }: Running, dataset: string, error: Error | null): void {
    for (const { resolve, reject } of builds.get(dataset) ?? []) {
      if (error === null) {
        resolve();
      } else {
        reject(error);
      }
    }
    builds.delete(dataset);
  }

  function giveUp(opened: Running, id: number): void {
    tell(opened, { kind: 'forget', id });
    opened.waiting.get(id)?.settle(null);
  }

  function tell({ worker }: Running, message: ToThread): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
    worker.postMessage(message);
  }

  async function build(dataset: string): Promise<void> {
    if (stopped) {
      throw new Error('the program is stopping');
    }
    running ??= open();
    const opened = running;
    await new Promise<void>((resolve, reject) => {
      const list = opened.builds.get(dataset) ?? [];
      list.push({ resolve, reject });
      opened.builds.set(dataset, list);
      tell(opened, { kind: 'build', dataset });
    });
  }

  async function ask(dataset: string, question: Question): Promise<IndexAnswer<never> | null> {
    const opened = running;
    if (opened === null || !opened.held.some((one) => one.dataset === dataset)) {
      return null;
    }
    ids += 1;
    const id = ids;
    return await new Promise((resolve) => {
      const settle: Waiting['settle'] = (answer) => {
        clearTimeout(opened.waiting.get(id)?.timer);
        opened.waiting.delete(id);
        resolve(answer as IndexAnswer<never> | null);
      };
      opened.waiting.set(id, { settle, timer: setTimeout(() => giveUp(opened, id), CATCH_UP_MS) });
      tell(opened, { kind: 'ask', id, dataset, question });
    });
  }

  /** Builds what is wanted and not held; a thread that died is begun again here. */
  async function check(): Promise<void> {
    const large = (await countCheckIns(db)).filter(
      ({ checkIns }) => checkIns > (mode === 'on' ? 0 : AUTO_STAYS),
    );
    const fits = ({ checkIns }: { checkIns: number }) =>
      mode === 'on' || checkIns * BYTES_A_STAY < totalmem() * MEMORY_SHARE;
    tooLarge = large.filter((one) => !fits(one)).map(({ dataset }) => dataset);
    const held = new Set(running?.held.map(({ dataset }) => dataset));
    const rested = (dataset: string) => performance.now() - (failedAt.get(dataset) ?? -Infinity) > FAILED_MS;
    for (const one of large) {
      if (fits(one) && !held.has(one.dataset) && rested(one.dataset)) {
        failedAt.set(one.dataset, performance.now());
        await build(one.dataset);
        failedAt.delete(one.dataset);
      }
    }
  }

  function checkSoon(): void {
    checking = checking.then(check).catch((error: Error) => {
      log.warn({ err: error.message }, 'trace index: not built, SQL answers');
    });
  }

  return {
    start: async () => {
      if (mode !== 'off') {
        checkSoon();
        timer = setInterval(checkSoon, CHECK_MS).unref();
      }
    },
    build,
    ask,
    held: () => running?.held ?? [],
    tooLarge: () => tooLarge,
    thread: () => running?.worker ?? null,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running?.worker.terminate();
      await checking;
    },
  };
}
