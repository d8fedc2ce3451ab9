import { communeInSentence, ownerName, shortCommuneName } from './names.ts';
import { openPlace, type NewPlace, type PlaceBook } from './place-book.ts';
import type { NameSource, PeopleColumns, SimulatedCommune, VisitedKind } from './province-types.ts';
import { chance, integerBetween, type Random } from './random.ts';

type Spot = { readonly index: number; readonly commune: SimulatedCommune };

/** One place for so many people, and so many hands at it. Assumptions, chosen so that a village of 300 has one of each. */
const services = [
  { kind: 'health-station', peoplePerPlace: Infinity, staff: [2, 5] },
  { kind: 'market', peoplePerPlace: 6_000, staff: [6, 40] },
  { kind: 'shop', peoplePerPlace: 110, staff: [1, 2] },
  { kind: 'restaurant', peoplePerPlace: 150, staff: [1, 3] },
] as const satisfies readonly {
  kind: VisitedKind;
  peoplePerPlace: number;
  staff: readonly [number, number];
}[];

const schedules = {
  'health-station': 'health',
  market: 'market',
  shop: 'shop',
  restaurant: 'restaurant',
} as const satisfies Record<VisitedKind, NewPlace['schedule']>;

const shopNames = ['Tạp hóa', 'Cửa hàng', 'Hiệu thuốc', 'Siêu thị mini', 'Vật liệu xây dựng', 'Điện máy'];
const restaurantNames = ['Quán phở', 'Quán cơm', 'Cà phê', 'Quán bún', 'Nhà hàng', 'Quán bia'];
const factoryNames = ['Xưởng may', 'Xưởng mộc', 'Xưởng cơ khí', 'Công ty may', 'Nhà máy gạch', 'Kho vận'];

/** Opens the places that people visit, and staffs them from the end of `workers`. Returns their numbers by kind. */
export function openServices(
  book: PlaceBook,
  random: Random,
  at: Spot,
  names: NameSource,
  people: PeopleColumns,
  workers: number[],
): Record<VisitedKind, number[]> {
  const opened: Record<VisitedKind, number[]> = {
    market: [],
    shop: [],
    restaurant: [],
    'health-station': [],
  };
  for (const { kind, peoplePerPlace, staff } of services) {
    const count = at.commune.people === 0 ? 0 : Math.max(1, Math.round(at.commune.people / peoplePerPlace));
    for (let n = 0; n < count; n += 1) {
      const name = serviceName(kind, at.commune.input.name, n, ownerName(names, random), random);
      const place = openPlace(book, random, at, { kind, name, schedule: schedules[kind] });
      const most =
        kind === 'market' ? Math.min(staff[1], Math.ceil(at.commune.people / count / 60)) : staff[1];
      hire(people, workers, integerBetween(random, Math.min(staff[0], most), most), place);
      opened[kind].push(place);
    }
  }
  return opened;
}

function serviceName(kind: VisitedKind, commune: string, n: number, owner: string, random: Random): string {
  const number = n === 0 ? '' : ` ${n + 1}`;
  if (kind === 'health-station') {
    return `Trạm Y tế ${communeInSentence(commune)}`;
  }
  if (kind === 'market') {
    return `Chợ ${shortCommuneName(commune)}${number}`;
  }
  const words = kind === 'shop' ? shopNames : restaurantNames;
  return `${words[integerBetween(random, 0, words.length - 1)]} ${owner}`;
}

/** Opens offices and workshops until every one of the remaining workers has a place. */
export function openWorkplaces(
  book: PlaceBook,
  random: Random,
  at: Spot,
  names: NameSource,
  people: PeopleColumns,
  workers: number[],
): void {
  const office = `UBND ${communeInSentence(at.commune.input.name)}`;
  if (workers.length > 0) {
    const place = openPlace(book, random, at, { kind: 'office', name: office, schedule: 'office' });
    hire(people, workers, Math.min(30, 4 + Math.floor(at.commune.people / 400)), place);
  }
  while (workers.length > 0) {
    const owner = ownerName(names, random);
    if (chance(random, 0.55)) {
      const name = `${factoryNames[integerBetween(random, 0, factoryNames.length - 1)]} ${owner}`;
      const place = openPlace(book, random, at, { kind: 'factory', name, schedule: 'factory' });
      hire(people, workers, integerBetween(random, 10, 35), place);
    } else {
      const place = openPlace(book, random, at, {
        kind: 'office',
        name: `Công ty ${owner}`,
        schedule: 'office',
      });
      hire(people, workers, integerBetween(random, 4, 16), place);
    }
  }
}

function hire(people: PeopleColumns, workers: number[], count: number, place: number): void {
  for (let n = 0; n < count; n += 1) {
    const worker = workers.pop();
    if (worker === undefined) {
      return;
    }
    people.place[worker] = place;
  }
}
