import { Compile } from 'typebox/compile';
import { PresenceInput } from '../../../../contract/presence.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { isDatabaseAway } from '../../../platform/db/unavailable.ts';
import type { Platform } from '../../../platform/module.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { isReceiptTaken } from '../../../platform/receipts/receipts.ts';
import type { PresenceSource } from '../store/stays.ts';
import { acceptScans, type ScanDoors, type ScanOutcome } from './accept-scans.ts';
import { createGroupCommit } from './group-commit.ts';
import { type PresenceInput as Input, readScanRequest, type ScanRequest } from './scan-request.ts';

/** How check-ins are put together into transactions. */
export type Writing = { readonly lanes: number; readonly maxBatch: number; readonly windowMs: number };

/** Two writers, so that one prepares its batch while the other waits for the disk. */
const GROUPED: Writing = { lanes: 2, maxBatch: 500, windowMs: 2 };

const RACE_TRIES = 3;
const wellFormed = Compile(PresenceInput);

/** The writer of the log: everything that records a check-in goes through it. */
export type PresenceRecorder = {
  /** Records one check-in; answered after a durable commit. */
  readonly record: (scope: Scope, input: Input, source?: PresenceSource) => Promise<ScanOutcome>;
  /** Records what an offline device kept; each item has its own outcome, malformed ones too. */
  readonly recordMany: (
    scope: Scope,
    items: readonly unknown[],
    source: PresenceSource,
  ) => Promise<{ id: string | null; outcome: ScanOutcome }[]>;
  readonly drain: () => Promise<void>;
};

export function createPresenceRecorder(
  platform: Platform,
  doors: ScanDoors,
  keptDays: number,
  writing: Writing = GROUPED,
): PresenceRecorder {
  const commit = createGroupCommit<ScanRequest, ScanOutcome>({
    ...writing,
    laneOf: (request) => laneNumber(request.identity.value),
    write: (requests) => writeBatch(platform, doors, requests),
    failsAll: isDatabaseAway,
  });

  async function record(scope: Scope, input: Input, source: PresenceSource | null): Promise<ScanOutcome> {
    const request = readScanRequest(scope, input, { now: platform.clock.now(), keptDays, source });
    return request.ok ? await commit.submit(request.value) : request;
  }

  return {
    record: (scope, input, source) => record(scope, input, source ?? null),
    recordMany: (scope, items, source) =>
      Promise.all(
        items.map(async (item) => {
          if (!wellFormed.Check(item)) {
            return { id: idOf(item), outcome: refuseGeneral('malformed') };
          }
          return { id: item.id, outcome: await record(scope, item, source) };
        }),
      ),
    drain: commit.drain,
  };
}

async function writeBatch(
  platform: Platform,
  doors: ScanDoors,
  requests: readonly ScanRequest[],
): Promise<ScanOutcome[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await platform.inPipeline((tx) => acceptScans(tx, doors, requests, attempt > 1));
    } catch (error) {
      if (!isReceiptTaken(error) || attempt === RACE_TRIES) {
        throw error;
      }
    }
  }
}

/** A number that is the same for the same person's scans; any spread will do. */
function laneNumber(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i += 1) {
    sum = (sum * 31 + text.charCodeAt(i)) >>> 0;
  }
  return sum >>> 3;
}

function idOf(item: unknown): string | null {
  const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : null;
  return typeof id === 'string' ? id.slice(0, 60) : null;
}
