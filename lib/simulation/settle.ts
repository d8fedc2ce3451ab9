import { allocate } from './allocate.ts';
import { drawHousehold, type Member } from './households.ts';
import type {
  CommuneInput,
  HouseholdColumns,
  NameSource,
  PeopleColumns,
  ProvinceOptions,
  SimulatedCommune,
} from './province-types.ts';
import { newRandom, reseed, type Random } from './random.ts';
import { streams } from './streams.ts';
import { drawIndex, weighted, type Weighted } from './weighted.ts';

/** People in households in communes, before anybody has a job. */
export interface Settlement {
  readonly communes: SimulatedCommune[];
  readonly people: PeopleColumns;
  readonly households: HouseholdColumns;
}

/** Fills the communes with households until the number of people asked for is reached. */
export function settle(
  inputs: readonly CommuneInput[],
  options: ProvinceOptions,
  names: NameSource,
): Settlement {
  const people = emptyPeople(options.people);
  const homes = { firstMember: [0], commune: [] as number[] };
  const families = weighted(names.family);
  const random = newRandom();
  const parts = allocate(
    options.people,
    inputs.map((input) => input.population),
  );
  const hubs = findHubs(inputs);
  let next = 0;
  const communes = inputs.map((input, index) => {
    const firstPerson = next;
    const firstHousehold = homes.commune.length;
    const end = next + parts[index]!;
    reseed(random, options.seed, streams.households, index);
    while (next < end) {
      const members = drawHousehold(random, end - next);
      moveIn(people, homes.commune.length, next, members, families, random);
      homes.commune.push(index);
      next += members.length;
      homes.firstMember.push(next);
    }
    const households = homes.commune.length - firstHousehold;
    return { input, firstPerson, people: parts[index]!, firstHousehold, households, hub: hubs[index]! };
  });
  const households = {
    count: homes.commune.length,
    firstMember: Int32Array.from(homes.firstMember),
    commune: Int32Array.from(homes.commune),
  };
  return { communes, people, households };
}

function emptyPeople(count: number): PeopleColumns {
  return {
    household: new Int32Array(count).fill(-1),
    age: new Uint8Array(count),
    male: new Uint8Array(count),
    shopper: new Uint8Array(count),
    family: new Uint16Array(count),
    place: new Int32Array(count).fill(-1),
    bus: new Int32Array(count).fill(-1),
  };
}

function moveIn(
  people: PeopleColumns,
  household: number,
  first: number,
  members: readonly Member[],
  families: Weighted<string>,
  random: Random,
): void {
  const family = drawIndex(random, families);
  members.forEach((member, i) => {
    people.household[first + i] = household;
    people.age[first + i] = member.age;
    people.male[first + i] = member.male ? 1 : 0;
    people.family[first + i] = member.sharesFamilyName ? family : drawIndex(random, families);
  });
  const woman = members.findIndex((member) => !member.male && member.age >= 18 && member.age < 75);
  people.shopper[first + Math.max(0, woman)] = 1;
}

/** For each commune the most populous of itself and its five nearest neighbours. */
function findHubs(inputs: readonly CommuneInput[]): number[] {
  return inputs.map((from) => {
    const near = inputs
      .map((to, index) => ({ index, to, square: squaredDistance(from, to) }))
      .sort((a, b) => a.square - b.square || a.index - b.index)
      .slice(0, 6);
    return near.reduce((best, one) => (one.to.population > best.to.population ? one : best)).index;
  });
}

/** Flat distance in squared degrees of latitude, good enough to rank neighbours at Vietnam's latitudes. */
function squaredDistance(a: CommuneInput, b: CommuneInput): number {
  const north = a.lat - b.lat;
  const east = (a.lon - b.lon) * 0.95;
  return north * north + east * east;
}
