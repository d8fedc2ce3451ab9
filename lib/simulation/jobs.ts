import { shortCommuneName } from './names.ts';
import { openPlace, type PlaceBook } from './place-book.ts';
import type { NameSource, ProvinceOptions, VisitedKind } from './province-types.ts';
import { newRandom, reseed, shuffle, uniform, type Random } from './random.ts';
import { openSchools } from './schools.ts';
import type { Settlement } from './settle.ts';
import { streams } from './streams.ts';
import { openServices, openWorkplaces } from './workplaces.ts';

/** Shares of the people aged 18 to 61. Assumptions. */
const jobShares = {
  /** Farms, keeps house, works at home: no place of work. */
  atHome: 0.34,
  /** Works in the hub commune, where there is one. */
  commutes: 0.12,
  /** Of those who commute, share that takes the bus. */
  byBus: 0.5,
} as const;
const working = { from: 18, to: 61 } as const;
const busSeats = 28;

/** The places of a province, and which of them people visit on errands. */
export interface Workday {
  readonly places: PlaceBook;
  readonly visited: Record<VisitedKind, number[]>[];
}

/** Opens all places and gives everybody of school and working age a place, or none; changes `settlement.people`. */
export function assignJobs(settlement: Settlement, options: ProvinceOptions, names: NameSource): Workday {
  const { communes, people } = settlement;
  const random = newRandom();
  const places: PlaceBook = [];
  const riders: number[][] = communes.map(() => []);
  const workers: number[][] = communes.map(() => []);
  communes.forEach((commune, index) => {
    reseed(random, options.seed, streams.jobs, index);
    for (let n = 0; n < commune.people; n += 1) {
      const person = commune.firstPerson + n;
      const age = people.age[person]!;
      const lot = uniform(random);
      if (age >= working.from && age <= working.to && lot >= jobShares.atHome) {
        const away = lot >= 1 - jobShares.commutes && commune.hub !== index;
        workers[away ? commune.hub : index]!.push(person);
        if (away && lot >= 1 - jobShares.commutes * jobShares.byBus) {
          riders[index]!.push(person);
        }
      }
    }
  });
  const visited = communes.map((commune, index) => {
    const at = { index, commune };
    const hands = shuffle(reseed(random, options.seed, streams.places, index), workers[index]!);
    openSchools(places, random, at, people, hands);
    const services = openServices(places, random, at, names, people, hands);
    openWorkplaces(places, random, at, names, people, hands);
    openBuses(places, random, riders[index]!, settlement, index);
    return services;
  });
  return { places, visited };
}

/** One vehicle for every busload of commuters of a commune. */
function openBuses(
  places: PlaceBook,
  random: Random,
  riders: readonly number[],
  settlement: Settlement,
  index: number,
): void {
  const commune = settlement.communes[index]!;
  const hub = settlement.communes[commune.hub]!;
  const route = `${shortCommuneName(commune.input.name)} - ${shortCommuneName(hub.input.name)}`;
  for (let first = 0; first < riders.length; first += busSeats) {
    const name = `Xe buýt ${route}, xe ${first / busSeats + 1}`;
    const bus = openPlace(places, random, { index, commune }, { kind: 'bus', name, schedule: 'none' });
    for (const rider of riders.slice(first, first + busSeats)) {
      settlement.people.bus[rider] = bus;
    }
  }
}
