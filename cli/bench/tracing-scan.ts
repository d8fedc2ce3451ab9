import {
  exposingStays,
  findOverlaps,
  type OverlapQuery,
  PresenceIndex,
  scanPeople,
  staysBeside,
} from '../../lib/epidemiology/presence-index/index.ts';
import { DAY_MS, LOCAL_OFFSET_MS } from '../../server/platform/clock/clock.ts';
import { say } from '../kit.ts';
import { type Measured, quantile } from './numbers.ts';
import { dice, FIRST_PERSON, drawDay, type VisitWorld } from './tracing-visits.ts';

const RINGS = 30;
const MIN_MS = 900_000;
/** Stays last at most so long: who is present at a moment came in the hours before it. */
const LONGEST_MS = 12 * 3_600_000;
const BYTES_A_STAY = 12;
/** The loop runs over so much memory again and again: more than the caches hold. */
const LOOP_BYTES = 64 * 2 ** 20;
const ENOUGH_MS = 300;

/**
 * The scan behind a second level against a plain loop over the bytes that it has to read, processor time of
 * this thread. To read: for each exposing stay the stays of 12 bytes that may lie beside it, those of the 12 hours before it
 * included; what the index spares by looking through overlapping ranges once and by keeping short stays apart is its
 * gain. The rows that it does read are told too.
 */
export function compareScans(world: VisitWorld): Measured[] {
  say('bench tracing: the scan against a plain loop');
  const started = process.threadCpuUsage();
  const index = drawIndex(world);
  const { user, system } = process.threadCpuUsage(started);
  const buildS = (user + system) / 1e6;
  return [
    ...[4, 14].flatMap((days) => scanRings(world, index, days)),
    {
      name: 'index built from memory, processor time',
      value: buildS,
      unit: 's',
      note: 'drawing the stays included; without the database and its copy',
    },
  ];
}

function drawIndex(world: VisitWorld): PresenceIndex {
  const index = new PresenceIndex(LOCAL_OFFSET_MS);
  for (const [day, start] of world.days.entries()) {
    const columns = index.columnsOf(start, Math.floor(world.visits / world.days.length));
    drawDay(world, day, (place, person, inAt, outAt) =>
      columns.add(index.places.put(place), index.people.put(person), inAt - start, outAt - start),
    );
    index.setDay(columns);
  }
  return index;
}

function scanRings(world: VisitWorld, index: PresenceIndex, days: number): Measured[] {
  const random = dice(7);
  const rings = Array.from({ length: RINGS }, () =>
    ringOf(world, index, FIRST_PERSON + Math.floor(random() * world.people), days),
  ).filter((ring) => ring.exposers.length > 0);
  const exposing = rings.map((ring) => exposingStays(index, ring));
  const asked = exposing.map((stays) => staysBeside(index, stays, LONGEST_MS));
  const read: number[] = [];
  const scans = processorMs(() => {
    rings.forEach((ring, i) => {
      const { scanned, clear } = scanPeople(index, ring, exposing[i]);
      read[i] = scanned;
      clear();
    });
  });
  const paths = processorMs(() => rings.forEach((ring) => exposingStays(index, ring)));
  const loops = processorMs(() => asked.forEach(plainLoop));
  const readLoops = processorMs(() => read.forEach(plainLoop));
  const p50 = (values: readonly number[]): string =>
    Math.round(quantile(values, 0.5)).toLocaleString('en-US');
  return [
    {
      name: `F2 scan, ${days} days, all rings`,
      value: scans,
      unit: 'ms',
      baseline: { name: 'plain loop over the bytes to read', value: loops },
      ratio: scans / loops,
      target: { of: 'ratio', is: 'at most', bound: 4 },
      note: `${rings.length} rings; seconds by person only; stays to read p50 ${p50(asked)}, p95 ${Math.round(quantile(asked, 0.95)).toLocaleString('en-US')}`,
    },
    {
      name: `F2 scan, ${days} days, rows once`,
      value: scans,
      unit: 'ms',
      baseline: { name: 'plain loop over only the bytes that the index reads', value: readLoops },
      ratio: scans / readLoops,
      note: `each of these rows is compared with every exposer beside it; rows p50 ${p50(read)}; paths of the exposers before it ${Math.round(paths)} ms`,
    },
  ];
}

function ringOf(world: VisitWorld, index: PresenceIndex, personNo: number, days: number): OverlapQuery {
  const to = world.days.at(-1)! + DAY_MS;
  const first: OverlapQuery = {
    exposers: [{ personNo, from: to - days * DAY_MS, to }],
    minMsAt: () => MIN_MS,
    lingerMs: 0,
    exclude: [personNo],
    only: null,
  };
  const met = new Map<number, number>();
  const found = findOverlaps(index, first);
  found.personNo.forEach((no, i) => met.set(no, Math.min(met.get(no) ?? Infinity, found.from[i]!)));
  return {
    ...first,
    exposers: [...met].map(([no, from]) => ({ personNo: no, from, to })),
    exclude: [personNo, ...met.keys()],
  };
}

/**
 * Mean processor milliseconds of this thread, repeated until the coarse clock of the kernel tells enough: others may load
 * the machine.
 */
function processorMs(work: () => void): number {
  work();
  const started = process.threadCpuUsage();
  for (let times = 1; ; times += 1) {
    work();
    const { user, system } = process.threadCpuUsage(started);
    const ms = (user + system) / 1000;
    if (ms >= ENOUGH_MS) {
      return ms / times;
    }
  }
}

const loopColumn = new Int32Array(LOOP_BYTES / 4).fill(3);

/** Adds up the columns of so many stays. */
function plainLoop(rows: number): number {
  let added = 0;
  for (let left = (rows * BYTES_A_STAY) / 4; left > 0; left -= loopColumn.length) {
    const length = Math.min(left, loopColumn.length);
    for (let i = 0; i < length; i += 1) {
      added = (added + loopColumn[i]!) | 0;
    }
  }
  return added;
}
