import { DAY, startOfDay } from './calendar.ts';
import { drawCourse, type Course } from './course.ts';
import { indexDay } from './day-index.ts';
import { exposeDay, type Candidate } from './exposures.ts';
import { defaultOutbreak, type OutbreakOptions } from './outbreak-options.ts';
import type { Infection, Outbreak } from './outbreak-types.ts';
import { staysUntil } from './absences.ts';
import type { Province } from './province-types.ts';
import { integerBetween, newRandom, reseed } from './random.ts';
import { isolate, respond, type Running } from './response.ts';
import { streams } from './streams.ts';
import { visitsOfDay, type Stay } from './visits.ts';

/**
 * Runs an outbreak through a province's history, day by day: reports of the day first (isolation, quarantine), then
 * contacts and infections. The truth - who infected whom, where and when - is kept. Options not given are those of
 * {@link defaultOutbreak}. Throws a RangeError when there are more seeds than people aged 18 to 60.
 */
export function simulateOutbreak(province: Province, chosen: Partial<OutbreakOptions> = {}): Outbreak {
  const options = { ...defaultOutbreak, ...chosen };
  const running: Running = {
    province,
    options,
    courses: new Map(),
    absences: new Map(),
    contacts: new Map(),
  };
  for (let day = 0; day < province.options.days; day += 1) {
    const midnight = startOfDay(province.options, day);
    for (const course of reportedBetween(running, midnight, midnight + DAY)) {
      respond(running, course);
    }
    if (day === options.seedDay) {
      drawSeeds(running, midnight + DAY / 2).forEach((seed) => infect(running, seed));
    }
    const infectious = [...running.courses.values()].filter(
      (course) => course.infectiousFrom < midnight + DAY && course.infectiousUntil > midnight,
    );
    if (infectious.length > 0) {
      runDay(running, day, infectious);
    }
  }
  const infections = [...running.courses.values()]
    .sort((a, b) => a.at - b.at || a.infected - b.infected)
    .map(toTruth);
  const infectionOf = new Map(infections.map((infection) => [infection.infected, infection]));
  return { province, options, infections, infectionOf, absences: running.absences };
}

function reportedBetween(running: Running, from: number, to: number): Course[] {
  return [...running.courses.values()]
    .filter((course) => course.reportAt !== null && course.reportAt >= from && course.reportAt < to)
    .sort((a, b) => a.reportAt! - b.reportAt! || a.infected - b.infected);
}

function runDay(running: Running, day: number, infectious: readonly Course[]): void {
  const { province, options, absences, courses, contacts } = running;
  const index = indexDay(province, day, absences);
  const scene = { province, options, absences, susceptible: (person: number) => !courses.has(person) };
  const candidates: Candidate[] = [];
  for (const source of infectious) {
    const met = exposeDay(scene, source, day, index);
    candidates.push(...met.candidates);
    const known = contacts.get(source.infected) ?? new Set();
    met.recordedContacts.forEach((person) => known.add(person));
    contacts.set(source.infected, known);
  }
  candidates.sort((a, b) => a.at - b.at || a.infected - b.infected || (a.infector ?? 0) - (b.infector ?? 0));
  for (const candidate of candidates) {
    if (!courses.has(candidate.infected)) {
      infect(running, candidate);
    }
  }
}

function infect(running: Running, candidate: Candidate): void {
  const course = drawCourse(running.province, running.options, candidate);
  running.courses.set(course.infected, course);
  isolate(running, course);
}

function drawSeeds(running: Running, at: number): Candidate[] {
  const { people, options: size } = running.province;
  const adults: number[] = [];
  for (let person = 0; person < size.people; person += 1) {
    if (people.age[person]! >= 18 && people.age[person]! <= 60) {
      adults.push(person);
    }
  }
  if (running.options.seeds > adults.length) {
    throw new RangeError('more seeds than adults');
  }
  const random = reseed(newRandom(), running.options.seed, streams.seeds);
  const chosen = new Set<number>();
  while (chosen.size < running.options.seeds) {
    chosen.add(adults[integerBetween(random, 0, adults.length - 1)]!);
  }
  return [...chosen].map((infected) => ({
    infected,
    infector: null,
    at,
    placeKind: 'imported',
    place: null,
  }));
}

function toTruth({ peak: _peak, strength: _strength, ...infection }: Course): Infection {
  return infection;
}

/**
 * The stays of a day as they took place in the outbreak: people in quarantine or isolation are missing from the moment
 * they were fetched. This, filtered by `scanned`, is what a presence log would hold.
 */
export function* attendedVisitsOfDay(
  outbreak: Outbreak,
  day: number,
  until = outbreak.province.options.end,
): Generator<Stay> {
  for (const stay of visitsOfDay(outbreak.province, day, until)) {
    const outAt = staysUntil(outbreak.absences, stay.person, stay.inAt, stay.outAt);
    if (outAt > stay.inAt) {
      yield outAt === stay.outAt ? stay : { ...stay, outAt };
    }
  }
}
