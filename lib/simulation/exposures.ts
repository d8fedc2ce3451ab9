import { absenceAt } from './absences.ts';
import { startOfDay, wholeSecond } from './calendar.ts';
import { infectiousness, type Course } from './course.ts';
import type { DayIndex } from './day-index.ts';
import { exp } from './exact-math.ts';
import type { OutbreakOptions } from './outbreak-options.ts';
import type { Absence, Infection } from './outbreak-types.ts';
import type { Province } from './province-types.ts';
import { between, chance, newRandom, reseed } from './random.ts';
import { streams } from './streams.ts';

/** A possible infection; of several of one person on a day the earliest happens. */
export type Candidate = Pick<Infection, 'infected' | 'infector' | 'at' | 'placeKind' | 'place'>;

/** What one infectious person did on one day. */
export interface DayOfExposure {
  readonly candidates: Candidate[];
  /** People whose recorded stay overlapped the person's recorded stay long enough for a tracer to find them. */
  readonly recordedContacts: number[];
}

interface Scene {
  readonly province: Province;
  readonly options: OutbreakOptions;
  readonly absences: ReadonlyMap<number, readonly Absence[]>;
  readonly susceptible: (person: number) => boolean;
}

const MINUTE = 60_000;
const random = newRandom();

/** Meets everybody whom an infectious person meets on a day, in places and at home, and draws who catches the infection. */
export function exposeDay(scene: Scene, source: Course, day: number, index: DayIndex): DayOfExposure {
  reseed(random, scene.options.seed, streams.transmission, day, source.infected);
  const result: DayOfExposure = { candidates: [], recordedContacts: [] };
  for (
    let row = index.personStart[source.infected]!;
    row < index.personStart[source.infected + 1]!;
    row += 1
  ) {
    exposeAtPlace(scene, source, row, index, result);
  }
  exposeAtHome(scene, source, day, result);
  return result;
}

function exposeAtPlace(
  scene: Scene,
  source: Course,
  own: number,
  index: DayIndex,
  result: DayOfExposure,
): void {
  const { options, province } = scene;
  const place = index.place[own]!;
  const placeKind = province.places[place]!.kind;
  const rate = options.ratePerMinute[placeKind] * options.transmissibility;
  const opens = Math.max(index.inAt[own]!, source.infectiousFrom);
  const closes = Math.min(index.outAt[own]!, source.infectiousUntil);
  for (let i = index.placeStart[place]!; i < index.placeStart[place + 1]!; i += 1) {
    const row = index.byPlace[i]!;
    const infected = index.person[row]!;
    const from = Math.max(opens, index.inAt[row]!);
    const to = Math.min(closes, index.outAt[row]!);
    if (to > from && infected !== source.infected) {
      const minutes = (to - from) / MINUTE;
      const recorded = index.scanned[own] === 1 && index.scanned[row] === 1;
      if (recorded && minutes >= options.contactMinutes) {
        result.recordedContacts.push(infected);
      }
      const hazard = minutes * rate * infectiousness(options, source, (from + to) / 2);
      const at = wholeSecond(between(random, from, to));
      if (chance(random, 1 - exp(-hazard)) && scene.susceptible(infected)) {
        result.candidates.push({ infected, infector: source.infected, at, placeKind, place });
      }
    }
  }
}

/** The household meets in the evening, between 21:15 and 22:45, when every visit of the day is over. */
function exposeAtHome(scene: Scene, source: Course, day: number, result: DayOfExposure): void {
  const { province, options, absences } = scene;
  const { people, households } = province;
  const home = people.household[source.infected]!;
  const evening = startOfDay(province.options, day) + (21.25 * 60 + between(random, 0, 90)) * MINUTE;
  const at = wholeSecond(evening);
  const own = absenceAt(absences, source.infected, at);
  for (let person = households.firstMember[home]!; person < households.firstMember[home + 1]!; person += 1) {
    const other = absenceAt(absences, person, at);
    const together = own !== 'isolation' && other !== 'isolation' && at < province.options.end;
    const careful = own === 'quarantine' || other === 'quarantine' ? options.quarantineHouseholdFactor : 1;
    const rate = options.householdRate * options.transmissibility * careful;
    const caught = chance(random, 1 - exp(-rate * infectiousness(options, source, at)));
    if (person !== source.infected && together && caught && scene.susceptible(person)) {
      const where = { placeKind: 'household', place: null } as const;
      result.candidates.push({ infected: person, infector: source.infected, at, ...where });
    }
  }
}
