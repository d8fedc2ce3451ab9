import { parentPort, workerData } from 'node:worker_threads';
import {
  exposingStays,
  findOverlaps,
  placesOf,
  type OverlapSums,
  type Overlaps,
  sumOverlaps,
} from '../../../../lib/epidemiology/presence-index/index.ts';
import type { PresenceIndex } from '../../../../lib/epidemiology/presence-index/index.ts';
import { openDatabase } from '../../../platform/db/database.ts';
import { readPlaceKinds } from '../store/index-source.ts';
import { createHeldIndexes } from './held-index.ts';
import type { FromThread, Question, ToThread } from './messages.ts';

/**
 * Body of the thread that holds the columnar index: reading a province takes seconds and a large ring a second, too long
 * for the request loop. One thing at a time; before an answer everything committed by then is taken in.
 */
/** After a look at the outbox that found something the next one comes soon, so that a question has little to take in. */
const BUSY_MS = 15;
const QUIET_MS = 250;
const TELL_MS = 2_000;

const database = openDatabase((workerData as { databaseUrl: string }).databaseUrl, { max: 3 });
const indexes = createHeldIndexes(database);
const forgotten = new Set<number>();
let turn: Promise<void> = Promise.resolve();
let toldAt = 0;

function say(message: FromThread, transfer: ArrayBuffer[] = []): void {
  parentPort!.postMessage(message, transfer);
}

/** Queues work. What fails is told by `onError`; without one by the silence that makes SQL answer. */
function next(work: () => Promise<void>, onError: (why: string) => void = () => undefined): void {
  turn = turn.then(work).catch((error: Error) => onError(error.message));
}

parentPort!.on('message', (message: ToThread) => {
  switch (message.kind) {
    case 'forget':
      forgotten.add(message.id);
      break;
    case 'build':
      next(
        async () => {
          await indexes.build(message.dataset);
          tell();
          say({ kind: 'built', dataset: message.dataset });
        },
        (why) => say({ kind: 'build-failed', dataset: message.dataset, why }),
      );
      break;
    case 'ask': {
      const askedAt = performance.now();
      next(
        () => answer(message, askedAt),
        (why) => say({ kind: 'no-answer', id: message.id, why }),
      );
    }
  }
});
follow(QUIET_MS);

/** Takes in what is new, piece by piece, for as long as the thread lives. */
function follow(afterMs: number): void {
  setTimeout(() => {
    let found = 0;
    next(async () => {
      try {
        found = indexes.held().length > 0 ? await indexes.catchUp() : 0;
      } finally {
        if (performance.now() - toldAt > TELL_MS) {
          tell();
        }
        follow(found > 0 ? BUSY_MS : QUIET_MS);
      }
    });
  }, afterMs);
}

function tell(): void {
  toldAt = performance.now();
  say({ kind: 'held', held: indexes.held() });
}

/** @param askedAt when the question came, by `performance.now()`: a look at the outbox since then is enough. */
async function answer(
  { id, dataset, question }: Extract<ToThread, { kind: 'ask' }>,
  askedAt: number,
): Promise<void> {
  if (forgotten.delete(id)) {
    return;
  }
  if (indexes.lookedAt() < askedAt) {
    await indexes.catchUp();
  }
  const index = indexes.of(dataset);
  if (index === undefined) {
    say({ kind: 'no-answer', id, why: 'not held' });
    return;
  }
  say({ kind: 'caught-up', id });
  const started = performance.now();
  const found = await look(index, question);
  const tookMs = performance.now() - started;
  const columns = Object.values(found).flatMap((one) =>
    one instanceof Float64Array ? [one.buffer as ArrayBuffer] : [],
  );
  say({ kind: 'answer', id, asOf: indexes.asOf(), tookMs, answer: found }, columns);
}

async function look(index: PresenceIndex, question: Question): Promise<Overlaps | OverlapSums> {
  const exposing = exposingStays(index, question);
  const byKind: Readonly<Record<string, number | undefined>> = question.minMsByKind ?? {};
  const kinds =
    Object.keys(byKind).length === 0
      ? new Map<number, string>()
      : await readPlaceKinds(database.db, placesOf(index, exposing));
  const query = {
    exposers: question.exposers,
    minMsAt: (placeNo: number) => byKind[kinds.get(placeNo) ?? ''] ?? question.minMs,
    lingerMs: question.lingerMs,
    exclude: question.excludePersonNos,
    only: question.onlyPersonNos ?? null,
  };
  return question.limit === null
    ? findOverlaps(index, query, exposing)
    : sumOverlaps(index, { ...query, limit: question.limit }, exposing);
}
