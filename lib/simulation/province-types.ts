/** A commune to fill with people. `population` is a relative weight; 0 or unknown leaves it empty. */
export interface CommuneInput {
  readonly code: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly population: number;
}

/** A word and how often it occurs (any positive unit). */
export type WeightedWord = readonly [word: string, weight: number];

/** Name tables to draw from; `middle` may hold the empty word for names without middle name. */
export interface NameSource {
  readonly family: readonly WeightedWord[];
  readonly middle: { readonly male: readonly WeightedWord[]; readonly female: readonly WeightedWord[] };
  readonly given: { readonly male: readonly WeightedWord[]; readonly female: readonly WeightedWord[] };
}

/** What to generate. */
export interface ProvinceOptions {
  /** Exact number of people, spread over the communes by population. */
  readonly people: number;
  /** 32-bit integer; equal inputs and seed give the equal province on every machine. */
  readonly seed: number;
  /** Number of local days (UTC+7) that end with the one that holds the last instant before `end`. */
  readonly days: number;
  /** Epoch milliseconds, exclusive: nothing that is yielded happens at or after it. */
  readonly end: number;
  /** Share of stays that are scanned, by kind of place, over {@link defaultScanRates}. */
  readonly scanRates?: Partial<Readonly<Record<PlaceKind, number>>>;
}

/** Kinds of places. A `school` only holds its classes together; a `bus` is one vehicle. */
export const placeKinds = [
  'school',
  'class',
  'office',
  'factory',
  'market',
  'shop',
  'restaurant',
  'bus',
  'health-station',
] as const;

/** One of {@link placeKinds}. */
export type PlaceKind = (typeof placeKinds)[number];

/** A place with a QR poster; `parent` is the school of a class. */
export interface SimulatedPlace {
  readonly index: number;
  readonly kind: PlaceKind;
  readonly name: string;
  readonly commune: number;
  readonly lat: number;
  readonly lon: number;
  readonly parent: number | null;
  /** Opening hours: a name in the table of schedules, or `none` where nobody works. */
  readonly schedule: ScheduleName;
}

/** Working and school hours that a place can have. */
export type ScheduleName =
  | 'none'
  | 'full-school'
  | 'half-school'
  | 'office'
  | 'factory'
  | 'market'
  | 'shop'
  | 'restaurant'
  | 'health';

/** A commune of the generated province; people and households of one commune have consecutive numbers. */
export interface SimulatedCommune {
  readonly input: CommuneInput;
  readonly firstPerson: number;
  readonly people: number;
  readonly firstHousehold: number;
  readonly households: number;
  /** The commune (by index) where its commuters work and some errands go; itself for a centre. */
  readonly hub: number;
}

/** All people as columns: 20 bytes a person, so that two million fit in 40 MB. */
export interface PeopleColumns {
  readonly household: Int32Array;
  readonly age: Uint8Array;
  /** 1 = male, 0 = female. */
  readonly male: Uint8Array;
  /** 1 = the member who usually goes to the market. */
  readonly shopper: Uint8Array;
  /** Number of the family name in the name table. */
  readonly family: Uint16Array;
  /** Place of work or class, -1 without. */
  readonly place: Int32Array;
  /** Bus that the person commutes by, -1 without. */
  readonly bus: Int32Array;
}

/** The members of household h are people firstMember[h] .. firstMember[h + 1] - 1. */
export interface HouseholdColumns {
  readonly count: number;
  readonly firstMember: Int32Array;
  readonly commune: Int32Array;
}

/** A synthetic province. Everything in it is simulated; nobody in it exists. */
export interface Province {
  readonly options: ProvinceOptions;
  readonly names: NameSource;
  readonly communes: readonly SimulatedCommune[];
  readonly people: PeopleColumns;
  readonly households: HouseholdColumns;
  readonly places: readonly SimulatedPlace[];
  /** Place numbers that people visit, by commune and kind. */
  readonly visited: readonly Readonly<Record<VisitedKind, readonly number[]>>[];
}

/** Kinds that people visit on errands. */
export type VisitedKind = 'market' | 'shop' | 'restaurant' | 'health-station';
