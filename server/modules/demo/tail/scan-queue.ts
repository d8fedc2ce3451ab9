import { setImmediate } from 'node:timers/promises';
import { attendedVisitsOfDay, type PlaceKind, startOfHistory } from '../../../../lib/simulation/index.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import type { World } from '../rules/world.ts';

/** A check-in that the simulation makes, by its own numbers; times Unix ms. */
export type SimulatedScan = {
  readonly person: number;
  readonly place: number;
  readonly at: number;
  readonly until: number;
};

/** The check-ins of one simulated day in order of time; memory for one day only, whatever runs on. */
export type ScanQueue = {
  /** Check-ins with `from` <= at < `to` (Unix ms), at most `most` of them, earliest first. */
  readonly between: (from: number, to: number, most: number) => Promise<SimulatedScan[]>;
  /** Somebody's errand of the day of `at`, another one at each call: for hours in which nobody goes out. */
  readonly anyOf: (at: number) => Promise<SimulatedScan | null>;
};

type Day = { readonly number: number; readonly scans: readonly SimulatedScan[] };

/** A day of two million people is planned in slices, so that requests get their turn. */
const SLICE = 20_000;
const STRIDE = 7_919;
const TRIES = 100;
/** Nobody goes to class or to work a second time at an odd hour; to a shop, perhaps. */
const errands: ReadonlySet<PlaceKind> = new Set(['market', 'shop', 'restaurant', 'health-station']);
const STRIDE_MS = 1_000;

/** The queue over a world's visits, past its horizon too. @param began when the tail begins, Unix ms. */
export function createScanQueue(world: World, began: number): ScanQueue {
  const start = startOfHistory(world.province);
  let loaded: Day = { number: -1, scans: [] };
  // Not the same people again after each start.
  let picks = Math.floor(began / STRIDE_MS);

  async function dayOf(at: number): Promise<Day> {
    const number = Math.floor((at - start) / DAY_MS);
    if (loaded.number !== number) {
      loaded = { number, scans: await readDay(world, number) };
    }
    return loaded;
  }

  return {
    between: async (from, to, most) => {
      const found: SimulatedScan[] = [];
      for (
        let at = from;
        at < to && found.length < most;
        at = start + (Math.floor((at - start) / DAY_MS) + 1) * DAY_MS
      ) {
        const { scans } = await dayOf(at);
        for (
          let i = firstAt(scans, from);
          i < scans.length && scans[i]!.at < to && found.length < most;
          i += 1
        ) {
          found.push(scans[i]!);
        }
      }
      return found;
    },
    anyOf: async (at) => {
      const { scans } = await dayOf(at);
      for (let tries = 0; tries < Math.min(TRIES, scans.length); tries += 1) {
        picks += 1;
        const pick = scans[(picks * STRIDE) % scans.length]!;
        if (errands.has(world.province.places[pick.place]!.kind) && (at < pick.at || pick.until < at)) {
          return pick;
        }
      }
      return null;
    },
  };
}

async function readDay({ outbreak }: World, day: number): Promise<SimulatedScan[]> {
  const scans: SimulatedScan[] = [];
  let seen = 0;
  for (const stay of attendedVisitsOfDay(outbreak, day, Infinity)) {
    if (stay.scanned) {
      scans.push({ person: stay.person, place: stay.place, at: stay.inAt, until: stay.outAt });
    }
    seen += 1;
    if (seen % SLICE === 0) {
      await setImmediate();
    }
  }
  return scans.sort((a, b) => a.at - b.at || a.person - b.person);
}

/** First index whose time is not before `at`. */
function firstAt(scans: readonly SimulatedScan[], at: number): number {
  let low = 0;
  let high = scans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (scans[middle]!.at < at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
