import { attendedVisitsOfDay, type PlaceKind, type Stay } from '../../../../lib/simulation/index.ts';
import { HOUR_MS, localDate } from '../../../platform/clock/clock.ts';
import { demoId } from '../rules/ids.ts';
import { expectOk } from '../tail/api.ts';
import { reportedBy } from '../usecases/load-history.ts';
import { MINUTE_MS, type Scene } from './scene.ts';

/** What a sheet of a class or a bus is made from: who was at one place on each of its days. */
type Sheet = { readonly place: number; readonly days: readonly (readonly Stay[])[] };

/** Days back in which a class or a bus with a case is looked for. */
const LOOK_BACK = 8;
const SESSIONS = 3;
const MOST = 45;
const SEATS_A_ROW = 4;
const LONGEST_RIDE_MS = 3 * HOUR_MS;

/** The list of a class and the passengers of a bus, each with a case on it where the outbreak has one. */
export async function recordRosters(scene: Scene): Promise<void> {
  const byDay = daysOf(scene);
  const school = sheetOf(scene, byDay, 'class', SESSIONS);
  const bus = sheetOf(scene, byDay, 'bus', 1);
  if (school !== null) {
    await record(scene, school, { kind: 'class', key: 'class' }, (person, at, dates) => ({
      unit: 'Phòng 1',
      ...(at < 3 && !isCase(scene, person) ? { absentOn: dates.slice(at), note: 'Nghỉ ốm (mô phỏng)' } : {}),
    }));
  }
  if (bus !== null) {
    const trip = { ...bus, days: bus.days.map(fullestTrip) };
    await record(scene, trip, { kind: 'bus', key: 'bus' }, (_, at) => ({
      seat: `${1 + Math.floor(at / SEATS_A_ROW)}${'ABCD'[at % SEATS_A_ROW]}`,
    }));
  }
}

function isCase({ run, world }: Scene, person: number): boolean {
  return reportedBy(run, world).some(({ infected }) => infected === person);
}

/** Stays at classes and on buses of the last days, today left out, newest first. */
function daysOf({ run, world }: Scene): Stay[][] {
  const kinds = new Set<PlaceKind>(['class', 'bus']);
  return Array.from({ length: Math.min(LOOK_BACK, run.historyDays - 1) }, (_, back) => {
    const day = run.historyDays - 2 - back;
    return [...attendedVisitsOfDay(world.outbreak, day, Infinity)].filter(({ place }) =>
      kinds.has(world.province.places[place]!.kind),
    );
  });
}

/** The place of a kind where the most cases were, traced ones before all, and its last days with people. */
function sheetOf(scene: Scene, byDay: readonly Stay[][], kind: PlaceKind, sessions: number): Sheet | null {
  const { province } = scene.world;
  const known = new Set(reportedBy(scene.run, scene.world).map(({ infected }) => infected));
  const traced = new Set(scene.traced.map(({ infected }) => infected));
  const stays = byDay.flat().filter(({ place }) => province.places[place]!.kind === kind);
  const groups = [...Map.groupBy(stays, ({ place }) => place)].map(([place, met]) => {
    const people = [...new Set(met.map(({ person }) => person))];
    const cases = people.filter((person) => known.has(person));
    const weight = cases.length + people.filter((person) => traced.has(person)).length * people.length;
    return { place, cases: new Set(cases), people: people.length, weight };
  });
  const best = groups.toSorted((a, b) => b.weight - a.weight || b.people - a.people || a.place - b.place)[0];
  if (best === undefined) {
    return null;
  }
  const days = byDay
    .map((day) => day.filter(({ place }) => place === best.place))
    .filter((day) => day.length > 0);
  const met = days.filter((day) => day.some(({ person }) => best.cases.has(person)));
  return { place: best.place, days: (met.length > 0 ? met : days).slice(0, sessions).toReversed() };
}

async function record(
  scene: Scene,
  { place, days }: Sheet,
  sheet: { readonly kind: 'class' | 'bus'; readonly key: string },
  more: (person: number, at: number, dates: readonly string[]) => object,
): Promise<void> {
  const { run, world, cdc } = scene;
  const dates = days.map((day) => localDate(day[0]!.inAt));
  const people = [...new Set(days.flat().map(({ person }) => person))];
  const cases = people.filter((person) => isCase(scene, person));
  const listed = [
    ...new Set([...people.filter((person) => !cases.includes(person)).slice(0, MOST), ...cases]),
  ];
  await expectOk(cdc, 'POST', '/rosters', {
    id: demoId(run, 'roster', sheet.key),
    kind: sheet.kind,
    name: `${world.province.places[place]!.name} (mô phỏng)`,
    placeId: demoId(run, 'place', place),
    sessions: days.map(sessionOf),
    rows: listed.map((person, at) => ({
      personId: demoId(run, 'person', person),
      ...more(person, at, dates),
    })),
  });
}

/** Of a day of a bus, the passengers who rode together when it was fullest; whoever is on it all day drives it. */
function fullestTrip(day: readonly Stay[]): readonly Stay[] {
  const riders = day.filter(({ inAt, outAt }) => outAt - inAt < LONGEST_RIDE_MS);
  const together = riders.map(({ inAt }) => riders.filter((stay) => stay.inAt <= inAt && inAt < stay.outAt));
  return together.reduce(
    (fullest, trip) => (fullest === day || trip.length > fullest.length ? trip : fullest),
    day,
  );
}

/** From the first arrival to the last departure, in whole minutes. */
function sessionOf(day: readonly Stay[]): { from: string; to: string } {
  const from = Math.min(...day.map(({ inAt }) => inAt));
  const to = Math.max(...day.map(({ outAt }) => outAt));
  const minute = (at: number) => new Date(Math.floor(at / MINUTE_MS) * MINUTE_MS).toISOString();
  return { from: minute(from), to: minute(Math.max(to, from + 10 * MINUTE_MS)) };
}
