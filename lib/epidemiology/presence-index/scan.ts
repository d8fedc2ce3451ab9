import { Beside } from './beside.ts';
import type { ExposingStays, OverlapQuery } from './exposures.ts';
import type { PresenceIndex } from './presence-index.ts';
import { findPlace, firstAbove, type Segment } from './segment.ts';

/** Exposing stays [from, to) of one place, and the shortest overlap that counts there, ms. */
export type Group = {
  readonly place: number;
  readonly from: number;
  readonly to: number;
  readonly atLeast: number;
};

/**
 * What is done with a stay beside exposing ones. `meet`: a row of the day that `beside` stands in, with the first `count`
 * of those present and perhaps with what opens later. `one`: a stay by its Unix ms, with the group from `from` on.
 */
export type Counting = {
  readonly meet: (segment: Segment, row: number, beside: Beside, count: number, place: number) => void;
  readonly one: (person: number, inAt: number, outAt: number, from: number, group: Group) => void;
};

type Piece = { readonly person: number; readonly inAt: number; readonly outAt: number };

/**
 * Looks through the stays beside the exposing ones, place by place, each of them once: where the ranges to be looked
 * through overlap they are one range.
 * @returns stays that were looked at.
 */
export function scanStays(
  index: PresenceIndex,
  exposing: ExposingStays,
  query: Pick<OverlapQuery, 'minMsAt'>,
  counting: Counting,
): number {
  const beside = new Beside(exposing);
  let scanned = 0;
  for (let from = 0; from < exposing.count;) {
    const place = exposing.place[from]!;
    let to = from + 1;
    while (to < exposing.count && exposing.place[to] === place) {
      to += 1;
    }
    const atLeast = Math.max(1, query.minMsAt(index.places.numberAt(place)));
    scanned += scanPlace(index.segments, exposing, { place, from, to, atLeast }, beside, counting);
    from = to;
  }
  return scanned;
}

function scanPlace(
  segments: readonly Segment[],
  { opens, latest }: ExposingStays,
  group: Group,
  beside: Beside,
  counting: Counting,
): number {
  const joined: Piece[] = [];
  let scanned = 0;
  let begin = group.from;
  for (const segment of segments) {
    const { dayStart, longest, inAt } = segment;
    const ends = dayStart + segment.latestOut;
    // Segments come by day.
    while (begin < group.to && latest[begin]! <= dayStart) {
      begin += 1;
    }
    const at = begin < group.to && opens[begin]! < ends ? findPlace(segment, group.place) : -1;
    if (at >= 0) {
      let low = segment.placeStart[at]!;
      const high = segment.placeStart[at + 1]!;
      let i = begin;
      while (i < group.to && opens[i]! < ends && low < high) {
        const first = i;
        let closes = latest[i]!;
        for (i += 1; i < group.to && opens[i]! - longest <= closes; i += 1) {
          closes = latest[i]!;
        }
        const start = firstAbove(inAt, opens[first]! - longest - dayStart, low, high);
        const end = firstAbove(inAt, closes - dayStart - 1, start, high);
        scanned += end - start;
        if (start < end) {
          beside.reset(dayStart, first, i, group.atLeast);
          sweep(segment, start, end, beside, group, counting, joined);
        }
        low = end;
      }
    }
  }
  if (joined.length > 0) {
    countJoined(joined, latest, group, counting);
  }
  return scanned;
}

/** Moves through rows [start, end): by arrival. */
function sweep(
  segment: Segment,
  start: number,
  end: number,
  beside: Beside,
  { place, atLeast }: Group,
  counting: Counting,
  joined: Piece[],
): void {
  const { dayStart, person, inAt, outAt } = segment;
  let count = 0;
  let { nextOpens, until } = beside;
  for (let row = start; row < end; row += 1) {
    const into = inAt[row]!;
    const out = outAt[row]!;
    if (out < 0) {
      joined.push({ person: person[row]!, inAt: dayStart + into, outAt: dayStart + ~out });
    } else if (out - into >= atLeast) {
      if (into >= until) {
        count = beside.moveTo(into);
        ({ nextOpens, until } = beside);
      }
      if (count > 0 || nextOpens <= out - atLeast) {
        counting.meet(segment, row, beside, count, place);
      }
    }
  }
}

/** Stays of one person that overlap or touch count as one. */
function countJoined(pieces: Piece[], latest: Float64Array, group: Group, counting: Counting): void {
  pieces.sort((a, b) => a.person - b.person || a.inAt - b.inAt);
  for (let i = 0; i < pieces.length;) {
    const { person, inAt } = pieces[i]!;
    let { outAt } = pieces[i]!;
    for (i += 1; pieces[i]?.person === person && pieces[i]!.inAt <= outAt; i += 1) {
      outAt = Math.max(outAt, pieces[i]!.outAt);
    }
    counting.one(person, inAt, outAt, firstLater(latest, inAt, group.from, group.to), group);
  }
}

/** First position in [low, high) whose value is above `time`, `high` when there is none; the values ascend. */
function firstLater(latest: Float64Array, time: number, low: number, high: number): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (latest[middle]! > time) {
      to = middle;
    } else {
      from = middle + 1;
    }
  }
  return from;
}

/**
 * Stays that may lie beside the exposing ones, counted for each of these: what a scan without ranges put together and
 * without short stays apart has to read, when a stay lasts at most `longestMs`.
 */
export function staysBeside({ segments }: PresenceIndex, exposing: ExposingStays, longestMs: number): number {
  let rows = 0;
  for (let i = 0; i < exposing.count; i += 1) {
    for (const segment of segments) {
      const { dayStart, inAt, placeStart } = segment;
      const from = exposing.opens[i]! - longestMs - dayStart;
      const to = exposing.closes[i]! - dayStart;
      const place = to > 0 && from < segment.latestOut ? findPlace(segment, exposing.place[i]!) : -1;
      if (place >= 0) {
        const low = firstAbove(inAt, from, placeStart[place]!, placeStart[place + 1]!);
        rows += firstAbove(inAt, to - 1, low, placeStart[place + 1]!) - low;
      }
    }
  }
  return rows;
}
