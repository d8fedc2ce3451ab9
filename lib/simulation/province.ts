import { assignJobs } from './jobs.ts';
import { localMidnight, startOfDay } from './calendar.ts';
import { personName } from './names.ts';
import type { CommuneInput, NameSource, Province, ProvinceOptions } from './province-types.ts';
import { integerBetween, newRandom, reseed } from './random.ts';
import { settle } from './settle.ts';
import { streams } from './streams.ts';

/**
 * Generates a synthetic province: households, ages, schools, work, markets, buses. The same inputs give the same province
 * on every machine. Numbers live in columns and names are drawn when asked for, so two million people fit in memory.
 *
 * Throws a RangeError when there is no commune with people, `people` or `days` is not a positive integer, or a name table
 * is empty.
 */
export function generateProvince(
  communes: readonly CommuneInput[],
  options: ProvinceOptions,
  names: NameSource,
): Province {
  for (const key of ['people', 'days'] as const) {
    if (!Number.isSafeInteger(options[key]) || options[key] < 1) {
      throw new RangeError(`${key} must be a positive integer`);
    }
  }
  const settlement = settle(communes, options, names);
  const { places, visited } = assignJobs(settlement, options, names);
  return { options, names, ...settlement, places, visited };
}

/** One simulated person with everything that a registry asks for. */
export interface SimulatedPerson {
  readonly index: number;
  readonly fullName: string;
  readonly sex: 'male' | 'female';
  readonly age: number;
  /** `YYYY-MM-DD`, such that the person has `age` on the last day of the province's history. */
  readonly birthDate: string;
  readonly household: number;
  readonly commune: number;
  /** Place of work or class, or `null`. */
  readonly place: number | null;
}

/** The person with the given number. */
export function personAt(province: Province, index: number): SimulatedPerson {
  const { people, households } = province;
  const household = people.household[index]!;
  const place = people.place[index]!;
  return {
    index,
    fullName: personName(province, index),
    sex: people.male[index] === 1 ? 'male' : 'female',
    age: people.age[index]!,
    birthDate: birthDate(province, index),
    household,
    commune: households.commune[household]!,
    place: place < 0 ? null : place,
  };
}

const random = newRandom();

function birthDate(province: Province, person: number): string {
  const today = new Date(localMidnight(province.options.end - 1) + 7 * 3_600_000);
  reseed(random, province.options.seed, streams.births, person);
  const birthday = Date.UTC(
    today.getUTCFullYear() - province.people.age[person]!,
    today.getUTCMonth(),
    today.getUTCDate() - integerBetween(random, 0, 364),
  );
  return new Date(birthday).toISOString().slice(0, 10);
}

/** All people in order, one at a time. */
export function* peopleOf(province: Province): Generator<SimulatedPerson> {
  for (let index = 0; index < province.options.people; index += 1) {
    yield personAt(province, index);
  }
}

/** A household: where it is and who belongs to it (people with consecutive numbers). */
export interface SimulatedHousehold {
  readonly index: number;
  readonly commune: number;
  /** Number of the hamlet inside the commune, from 1; about 100 households each. */
  readonly hamlet: number;
  readonly members: readonly number[];
}

/** The household with the given number. */
export function householdAt(province: Province, index: number): SimulatedHousehold {
  const { firstMember, commune } = province.households;
  const home = commune[index]!;
  const first = firstMember[index]!;
  return {
    index,
    commune: home,
    hamlet: 1 + Math.floor((index - province.communes[home]!.firstHousehold) / 100),
    members: Array.from({ length: firstMember[index + 1]! - first }, (_, n) => first + n),
  };
}

/** First instant of the province's history: local midnight of day 0. */
export function startOfHistory(province: Province): number {
  return startOfDay(province.options, 0);
}
