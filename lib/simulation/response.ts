import { addAbsence, type AbsenceBook } from './absences.ts';
import { DAY, wholeSecond } from './calendar.ts';
import { inDaytime, reportTime, type Course } from './course.ts';
import type { OutbreakOptions } from './outbreak-options.ts';
import type { Province } from './province-types.ts';
import { between, chance, newRandom, reseed } from './random.ts';
import { streams } from './streams.ts';

/** Who is infected, who is away, and whom the records connect, while the outbreak runs. */
export interface Running {
  readonly province: Province;
  readonly options: OutbreakOptions;
  readonly courses: Map<number, Course>;
  readonly absences: AbsenceBook;
  /** Recorded contacts by infectious person, over all their infectious days so far. */
  readonly contacts: Map<number, Set<number>>;
}

const HOUR = 3_600_000;
const random = newRandom();

/** From the sample on, a person stays in a facility. */
export function isolate(running: Running, course: Course): void {
  if (course.sampleAt !== null) {
    const until = course.sampleAt + running.options.isolationDays * DAY;
    addAbsence(running.absences, course.infected, { from: course.sampleAt, until, kind: 'isolation' });
  }
}

/**
 * What follows the report of a case: the household is quarantined at home within 12 hours, and the recorded contacts that
 * are reached within 36. Whoever of them is infected is tested in quarantine. All of it lies at least 18 hours after the
 * report, so that no report of the same day depends on it.
 */
export function respond(running: Running, course: Course): void {
  const { province, options } = running;
  const report = course.reportAt!;
  reseed(random, options.seed, streams.tracing, course.infected);
  const { firstMember } = province.households;
  const home = province.people.household[course.infected]!;
  for (let person = firstMember[home]!; person < firstMember[home + 1]!; person += 1) {
    quarantine(running, person, report + between(random, 1, 12) * HOUR, course.infected);
  }
  for (const person of running.contacts.get(course.infected) ?? []) {
    const from = report + between(random, 6, 36) * HOUR;
    if (chance(random, options.contactsReached)) {
      quarantine(running, person, from, course.infected);
    }
  }
}

function quarantine(running: Running, person: number, at: number, because: number): void {
  if (person === because) {
    return;
  }
  const { options } = running;
  const from = wholeSecond(at);
  addAbsence(running.absences, person, {
    from,
    until: from + options.quarantineDays * DAY,
    kind: 'quarantine',
  });
  const course = running.courses.get(person);
  const earliest = Math.max(from + 17 * HOUR, (course?.at ?? 0) + 2.5 * DAY);
  const sampleAt = inDaytime(random, earliest);
  const found = chance(random, options.testSensitivity);
  const reportAt = reportTime(random, options, sampleAt);
  if (course && found && sampleAt < course.infectiousUntil && sampleAt < (course.sampleAt ?? Infinity)) {
    Object.assign(course, { sampleAt, reportAt, foundBy: 'quarantine' });
    isolate(running, course);
  }
}
