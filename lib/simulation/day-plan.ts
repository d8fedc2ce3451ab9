import { startOfDay, weekday } from './calendar.ts';
import type { PlaceKind, Province, VisitedKind } from './province-types.ts';
import { between, chance, newRandom, reseed, uniform, type Random } from './random.ts';
import { schedules } from './schedules.ts';
import { streams } from './streams.ts';

/** The stays of one person on one day, in order of time and never overlapping; rewritten by each {@link planDay}. */
export interface DayPlan {
  count: number;
  readonly place: Int32Array;
  /** Epoch milliseconds, whole seconds. */
  readonly inAt: Float64Array;
  readonly outAt: Float64Array;
  /** 1 = the person scanned the QR code (or was scanned) on the way in. */
  readonly scanned: Uint8Array;
}

/** Room for the longest day: two bus rides, two blocks of work and five errands. */
const mostStays = 12;

/** An empty plan to hand to {@link planDay} again and again. */
export function newDayPlan(): DayPlan {
  return {
    count: 0,
    place: new Int32Array(mostStays),
    inAt: new Float64Array(mostStays),
    outAt: new Float64Array(mostStays),
    scanned: new Uint8Array(mostStays),
  };
}

/**
 * Share of stays that leave a scan, by kind of place, for people who scan at all. Assumptions: registers of classes and
 * factories are nearly complete, an open market is not.
 */
export const defaultScanRates: Readonly<Record<PlaceKind, number>> = {
  school: 0,
  class: 0.95,
  office: 0.75,
  factory: 0.85,
  market: 0.35,
  shop: 0.45,
  restaurant: 0.5,
  bus: 0.6,
  'health-station': 0.9,
};

/** Share of people who never scan on an errand (no phone, no card, no wish). Assumption. */
export const neverScan = 0.12;

const shortestStay = 2;
const dayEnds = 20 * 60 + 45;

interface Day {
  readonly province: Province;
  readonly person: number;
  readonly random: Random;
  readonly plan: DayPlan;
  /** Minutes after midnight from which the person is free. */
  free: number;
}

const dayRandom = newRandom();
const complianceRandom = newRandom();

/**
 * Writes the stays of a person on a local day (0 = first day of the history; later days than the history go on) into
 * `plan`. Each person's day has its own random stream: the result does not depend on what was planned before.
 */
export function planDay(province: Province, person: number, day: number, plan: DayPlan): DayPlan {
  plan.count = 0;
  const { people, options } = province;
  const age = people.age[person]!;
  if (age < 3) {
    return plan;
  }
  const random = reseed(dayRandom, options.seed, streams.day, day, person);
  const midnight = startOfDay(options, day);
  const today: Day = { province, person, random, plan, free: between(random, 310, 360) };
  const place = people.place[person]!;
  const schedule = schedules[place < 0 ? 'none' : province.places[place]!.schedule];
  const works = schedule.weekdays.includes(weekday(midnight)) && chance(random, 0.96);
  const bus = works ? people.bus[person]! : -1;
  const morningEnds = works ? (bus < 0 ? schedule.blocks[0]![0] - 15 : 6 * 60 + 15) : 11 * 60;
  runMorning(today, age, works, morningEnds);
  if (works) {
    rideBus(today, bus, 6 * 60 + 20);
    for (const [from, to] of schedule.blocks) {
      addStay(today, place, from + between(random, -8, 6), to + between(random, -5, 8));
    }
    rideBus(today, bus, 17 * 60 + 20);
  }
  runEvening(today, age, weekday(midnight));
  toInstants(plan, midnight);
  markScans(today);
  return plan;
}

function runMorning(today: Day, age: number, works: boolean, until: number): void {
  const { random, province, person } = today;
  if (!works) {
    today.free += between(random, 0, 90);
  }
  if (age >= 16 && chance(random, province.people.shopper[person] === 1 ? 0.5 : 0.06)) {
    runErrand(today, 'market', between(random, 12, 40), until);
  }
  if (age >= 12 && chance(random, 0.18)) {
    runErrand(today, 'restaurant', between(random, 12, works ? 28 : 60), until);
  }
  if (!works && chance(random, age >= 60 ? 0.012 : 0.004)) {
    today.free = Math.max(today.free, between(random, 450, 570));
    runErrand(today, 'health-station', between(random, 25, 80), until);
  }
}

function runEvening(today: Day, age: number, dayOfWeek: number): void {
  const { random } = today;
  const weekend = dayOfWeek === 0 || dayOfWeek === 6;
  today.free = Math.max(today.free, between(random, 950, 1_080));
  if (age >= 10 && chance(random, 0.3)) {
    runErrand(today, 'shop', between(random, 4, 18), dayEnds);
  }
  if (age >= 6 && chance(random, weekend ? 0.2 : 0.09)) {
    today.free = Math.max(today.free, between(random, 1_040, 1_130));
    runErrand(today, 'restaurant', between(random, 25, 85), dayEnds);
  }
}

/** Goes to a place of the kind, mostly in the own commune, sometimes in the hub; popular places first. */
function runErrand(today: Day, kind: VisitedKind, minutes: number, until: number): void {
  const { province, random, person } = today;
  const home = province.households.commune[province.people.household[person]!]!;
  const commune = chance(random, 0.88) ? home : province.communes[home]!.hub;
  const choices = province.visited[commune]![kind];
  const popularity = uniform(random) * uniform(random);
  const place = choices[Math.floor(popularity * choices.length)];
  const from = today.free + between(random, 4, 15);
  if (place !== undefined && from + minutes <= until) {
    addStay(today, place, from, from + minutes);
  }
}

/** A ride in the commuter bus: vehicle and departure are fixed, passengers board and leave within minutes of each other. */
function rideBus(today: Day, bus: number, departure: number): void {
  if (bus < 0) {
    return;
  }
  const leaves = departure + (bus % 5) * 3;
  const arrives = leaves + 25 + (bus % 4) * 6;
  addStay(today, bus, leaves + between(today.random, -4, 8), arrives - between(today.random, 0, 4));
}

/** Adds a stay; one that would begin before the last has ended begins then, and is left out when nothing remains of it. */
function addStay(today: Day, place: number, from: number, to: number): void {
  const { plan } = today;
  const start = Math.max(from, today.free);
  if (to - start < shortestStay) {
    return;
  }
  plan.place[plan.count] = place;
  plan.inAt[plan.count] = start;
  plan.outAt[plan.count] = to;
  plan.count += 1;
  today.free = to + 1;
}

function toInstants(plan: DayPlan, midnight: number): void {
  for (let i = 0; i < plan.count; i += 1) {
    plan.inAt[i] = midnight + Math.round(plan.inAt[i]! * 60) * 1_000;
    plan.outAt[i] = midnight + Math.round(plan.outAt[i]! * 60) * 1_000;
  }
}

function markScans(today: Day): void {
  const { province, plan, random, person } = today;
  const { seed, scanRates } = province.options;
  reseed(complianceRandom, seed, streams.compliance, person);
  const willing = !chance(complianceRandom, neverScan);
  for (let i = 0; i < plan.count; i += 1) {
    const place = plan.place[i]!;
    const kind = province.places[place]!.kind;
    const rate = scanRates?.[kind] ?? defaultScanRates[kind];
    const registered = province.people.place[person] === place;
    plan.scanned[i] = chance(random, rate) && (willing || registered) ? 1 : 0;
  }
}
