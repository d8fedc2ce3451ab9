import { DAY_MS, startOfLocalDay } from '../../server/platform/clock/clock.ts';

/** A synthetic province of stays: sizes as shared by all its parts. */
export type VisitWorld = {
  readonly visits: number;
  readonly people: number;
  readonly places: number;
  readonly communes: number;
  /** Starts of the local days, the last one yesterday. */
  readonly days: readonly number[];
};

/** Numbers that the registry of the benchmark never reaches. */
export const FIRST_PERSON = 10_000_000;
export const FIRST_PLACE = 1_000_000;

const DAYS = 14;
const MINUTE = 60_000;
const LONGEST = 12 * 60 * MINUTE;

/** Ten stays a person, a thousand a place, a hundred places a commune, two weeks: what 20 million stays had. */
export function visitWorld(visits: number, now: number): VisitWorld {
  const places = Math.max(100, Math.round(visits / 1000));
  const last = startOfLocalDay(now) - DAY_MS;
  return {
    visits,
    people: Math.max(100, Math.round(visits / 10)),
    places,
    communes: Math.max(1, Math.round(places / 100)),
    days: Array.from({ length: DAYS }, (_, i) => last - (DAYS - 1 - i) * DAY_MS),
  };
}

/** Takes one stay; times Unix ms. */
export type TakeVisit = (placeNo: number, personNo: number, inAt: number, outAt: number) => void;

/**
 * Draws the stays of one day: popularity of a place ~ (rank + 10)^-0.9, 80 % of them in the person's own commune, 12 %
 * long (about 7.5 h), the others with a median of 27 minutes; arrivals from 5 to 23 o'clock. SIMULATED.
 */
export function drawDay(world: VisitWorld, day: number, take: TakeVisit): void {
  const { places, communes, people, days } = world;
  const random = dice(1 + day);
  const everywhere = popularity(Array.from({ length: places }, (_, rank) => rank));
  const near = Array.from({ length: communes }, (_, commune) =>
    popularity(
      Array.from({ length: Math.ceil((places - commune) / communes) }, (_, k) => commune + k * communes),
    ),
  );
  const count = Math.floor(world.visits / DAYS);
  for (let i = 0; i < count; i += 1) {
    const person = Math.floor(random() * people);
    const choice = random() < 0.8 ? near[person % communes]! : everywhere;
    const inAt = days[day]! + Math.floor((5 + random() * 18) * 60 * MINUTE);
    const bell = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const minutes = random() < 0.12 ? 450 + 60 * bell : 27 * Math.exp(0.8 * bell);
    const length = Math.min(LONGEST, Math.max(MINUTE, Math.round(minutes * MINUTE)));
    take(FIRST_PLACE + pick(choice, random()), FIRST_PERSON + person, inAt, inAt + length);
  }
}

type Choice = { readonly ranks: readonly number[]; readonly upTo: Float64Array };

function popularity(ranks: readonly number[]): Choice {
  const upTo = new Float64Array(ranks.length);
  let sum = 0;
  ranks.forEach((rank, i) => {
    sum += (rank + 10) ** -0.9;
    upTo[i] = sum;
  });
  return { ranks, upTo };
}

function pick({ ranks, upTo }: Choice, share: number): number {
  const wanted = share * upTo.at(-1)!;
  let low = 0;
  let high = upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (upTo[middle]! > wanted) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return ranks[low]!;
}

/** Equal seeds, equal provinces (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed * 0x9e3779b1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
