import { assurances } from '../../../../contract/people.ts';
import { presenceSources, timeQualities } from '../../../../contract/presence.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';
import type { CopyValue } from '../../../platform/db/copy.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { addBufferToTotals, copyToBuffer, countBuffer, insertBuffer } from '../store/copy-stays.ts';
import { createPartitions } from '../store/partitions.ts';
import type { Assurance, PresenceSource, TimeQuality } from '../store/stays.ts';

/** A stay that is already whole: of one person at one place, at most 12 hours; times Unix ms. */
export type StayToLoad = {
  readonly placeNo: number;
  readonly personNo: number;
  readonly inAt: number;
  readonly outAt: number;
  readonly outImputed: boolean;
};

/** Where all stays of a load come from, and when they are loaded (Unix ms). */
export type StayProvenance = {
  readonly source: PresenceSource;
  readonly timeQuality: TimeQuality;
  readonly assurance: Assurance;
  readonly now: number;
};

/** Makes the days from `from` to `to` (Unix ms) ready. Before the transaction of `loadStays`: it locks the log. */
export async function openPresenceDays(db: Db, dataset: string, from: number, to: number): Promise<void> {
  const times: number[] = [];
  for (let at = from; at < to; at += DAY_MS) {
    times.push(at);
  }
  await createPartitions(db).ensure(dataset, [...times, to]);
}

/**
 * Loads many whole stays by COPY, in the caller's transaction, with place totals, counters and one event. The
 * stays are not folded: the caller knows that no two of a person at a place overlap. The simulation and imports
 * use it; a check-in goes through the recorder.
 * @returns the number of stays.
 */
export async function loadStays(
  scope: Scope,
  tx: Tx,
  stays: Iterable<StayToLoad>,
  from: StayProvenance,
): Promise<number> {
  const days = new Set<number>();
  const count = await copyToBuffer(tx, rowsOf(stays, days));
  if (count === 0) {
    return 0;
  }
  await insertBuffer(scope, tx, {
    source: presenceSources.indexOf(from.source),
    timeQuality: timeQualities.indexOf(from.timeQuality),
    assurance: assurances.indexOf(from.assurance),
  });
  await addBufferToTotals(scope, tx);
  const counts = await countBuffer(tx);
  const { dataset } = scope;
  await addFigures(
    tx,
    counts.map((one) => ({ metric: 'presence.stays', dataset, ...one })),
  );
  const areaNos = [...new Set(counts.map(({ areaNo }) => areaNo))];
  await appendEvent(tx, {
    topic: 'presence.recorded',
    dataset,
    payload: { areaNos, opened: count, changed: { days: [...days] } },
    at: from.now,
  });
  return count;
}

/** Rows to copy; notes the local days they lie in. */
function* rowsOf(stays: Iterable<StayToLoad>, days: Set<number>): Generator<readonly CopyValue[]> {
  for (const { placeNo, personNo, inAt, outAt, outImputed } of stays) {
    days.add(startOfLocalDay(inAt));
    yield [placeNo, personNo, iso(inAt), iso(outAt), outImputed, uuid7(inAt)];
  }
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
