import type { ExposingStay, OverlapQuery } from './exposures.ts';
import type { Hits } from './hits.ts';
import type { PresenceIndex } from './presence-index.ts';
import { endOf, findPlace, firstAbove, type Segment } from './segment.ts';

/** Exposing stays at one place of which each begins before the earlier ones have ended: scanned together, once. */
type Cluster = {
  readonly place: number;
  /** Sorted by opening. */
  readonly stays: readonly ExposingStay[];
  readonly opens: number;
  readonly closes: number;
  readonly atLeast: number;
};

type Piece = { readonly person: number; readonly inAt: number; readonly outAt: number };

const MOST = 2 ** 31 - 1;

/**
 * Looks through the stays beside the exposing ones.
 * @param apart an overlap each; else one hit for all overlaps of a stay, of which there may be many times more.
 */
export function scanStays(
  index: PresenceIndex,
  exposing: readonly ExposingStay[],
  query: OverlapQuery,
  apart: boolean,
  hits: Hits,
): void {
  const skip = skipped(index, query);
  for (let i = 0; i < exposing.length;) {
    const first = exposing[i]!;
    let { closes } = first;
    const from = i;
    for (i += 1; exposing[i]?.place === first.place && exposing[i]!.opens < closes; i += 1) {
      closes = Math.max(closes, exposing[i]!.closes);
    }
    const atLeast = Math.max(1, query.minMsAt(index.places.numberAt(first.place)));
    const stays = exposing.slice(from, i);
    scanCluster(index, { place: first.place, stays, opens: first.opens, closes, atLeast }, skip, apart, hits);
  }
}

function skipped({ people }: PresenceIndex, { exclude, only }: OverlapQuery): Uint8Array {
  const skip = new Uint8Array(people.size);
  const set = (numbers: readonly number[], value: number): void => {
    for (const number of numbers) {
      const dense = people.find(number);
      if (dense >= 0) {
        skip[dense] = value;
      }
    }
  };
  if (only !== null) {
    skip.fill(1);
    set(only, 0);
  }
  set(exclude, 1);
  return skip;
}

function scanCluster(
  index: PresenceIndex,
  cluster: Cluster,
  skip: Uint8Array,
  apart: boolean,
  hits: Hits,
): void {
  const joined: Piece[] = [];
  const beside = cluster.stays.length === 1 ? null : besideOf(cluster, apart);
  for (const segment of index.segments) {
    const { dayStart } = segment;
    if (dayStart < cluster.closes && dayStart + segment.latestOut > cluster.opens) {
      const place = findPlace(segment, cluster.place);
      if (place >= 0) {
        const [low, high] = [segment.placeStart[place]!, segment.placeStart[place + 1]!];
        const start = firstAbove(segment.inAt, cluster.opens - segment.longest - dayStart, low, high);
        const end = firstAbove(segment.inAt, cluster.closes - dayStart - 1, start, high);
        hits.scanned += end - start;
        if (beside === null) {
          scanBesideOne(segment, start, end, cluster, skip, joined, hits);
        } else {
          scanBesideMany(segment, start, end, beside, skip, joined, hits);
        }
      }
    }
  }
  if (joined.length > 0) {
    addJoined(joined, beside ?? besideOf(cluster, apart), hits);
  }
}

function scanBesideOne(
  { dayStart, person, inAt, outAt }: Segment,
  start: number,
  end: number,
  { place, stays, atLeast }: Cluster,
  skip: Uint8Array,
  joined: Piece[],
  hits: Hits,
): void {
  const stay = stays[0]!;
  const opens = Math.max(0, stay.opens - dayStart);
  const closes = Math.min(MOST, stay.closes - dayStart);
  for (let row = start; row < end; row += 1) {
    const into = inAt[row]!;
    const out = outAt[row]!;
    if (out < 0) {
      keepPiece(joined, skip, person[row]!, dayStart + into, dayStart + ~out);
      continue;
    }
    const from = into > opens ? into : opens;
    const to = out < closes ? out : closes;
    if (to - from >= atLeast) {
      const one = person[row]!;
      if (skip[one] === 0 && one !== stay.person) {
        hits.add(one, place, stay.exposerNo, dayStart + from, dayStart + to, to - from);
      }
    }
  }
}

function scanBesideMany(
  segment: Segment,
  start: number,
  end: number,
  beside: Beside,
  skip: Uint8Array,
  joined: Piece[],
  hits: Hits,
): void {
  const { dayStart, person, inAt, outAt } = segment;
  for (let row = start; row < end; row += 1) {
    const out = outAt[row]!;
    const one = person[row]!;
    const into = inAt[row]!;
    if (skip[one] === 0 && out !== into) {
      if (out < 0) {
        keepPiece(joined, skip, one, dayStart + into, dayStart + endOf(segment, row));
      } else {
        countBeside(beside, one, dayStart + into, dayStart + out, hits);
      }
    }
  }
}

function keepPiece(joined: Piece[], skip: Uint8Array, person: number, inAt: number, outAt: number): void {
  if (skip[person] === 0) {
    joined.push({ person, inAt, outAt });
  }
}

/** A cluster as flat columns, sorted by opening. */
type Beside = {
  readonly place: number;
  readonly atLeast: number;
  readonly apart: boolean;
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  /** The latest closing up to each: what lies before the first that is late enough can be skipped. */
  readonly latest: Float64Array;
  readonly person: Int32Array;
  readonly exposerNo: Float64Array;
};

function besideOf({ place, stays, atLeast }: Cluster, apart: boolean): Beside {
  const closes = Float64Array.from(stays, (stay) => stay.closes);
  const latest = closes.slice();
  for (let i = 1; i < latest.length; i += 1) {
    latest[i] = Math.max(latest[i]!, latest[i - 1]!);
  }
  return {
    place,
    atLeast,
    apart,
    opens: Float64Array.from(stays, (stay) => stay.opens),
    closes,
    latest,
    person: Int32Array.from(stays, (stay) => stay.person),
    exposerNo: Float64Array.from(stays, (stay) => stay.exposerNo),
  };
}

function countBeside(beside: Beside, person: number, inAt: number, outAt: number, hits: Hits): void {
  const { opens, closes, latest, exposerNo, atLeast, place } = beside;
  let ms = 0;
  let first = Infinity;
  let last = 0;
  let via = 0;
  for (let i = firstLater(latest, inAt); i < opens.length && opens[i]! < outAt; i += 1) {
    const from = opens[i]! > inAt ? opens[i]! : inAt;
    const to = closes[i]! < outAt ? closes[i]! : outAt;
    if (to - from >= atLeast && beside.person[i] !== person) {
      if (beside.apart) {
        hits.add(person, place, exposerNo[i]!, from, to, to - from);
      } else {
        ms += to - from;
        last = to > last ? to : last;
        if (from < first || (from === first && exposerNo[i]! < via)) {
          first = from;
          via = exposerNo[i]!;
        }
      }
    }
  }
  if (ms > 0) {
    hits.add(person, place, via, first, last, ms);
  }
}

function firstLater(latest: Float64Array, time: number): number {
  let low = 0;
  let high = latest.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (latest[middle]! > time) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

/** Stays of one person that overlap or touch count as one. */
function addJoined(pieces: Piece[], beside: Beside, hits: Hits): void {
  pieces.sort((a, b) => a.person - b.person || a.inAt - b.inAt);
  for (let i = 0; i < pieces.length;) {
    const { person, inAt } = pieces[i]!;
    let { outAt } = pieces[i]!;
    for (i += 1; pieces[i]?.person === person && pieces[i]!.inAt <= outAt; i += 1) {
      outAt = Math.max(outAt, pieces[i]!.outAt);
    }
    countBeside(beside, person, inAt, outAt, hits);
  }
}
