import { describe, expect, it } from 'vitest';
import { parseCitizenId, parsePhone } from '../../../../lib/vietnamese/index.ts';
import { DAY_MS, localDate } from '../../../platform/clock/clock.ts';
import type { DemoRun } from '../store/runs.ts';
import { caseFacts, knownInfector } from './case-facts.ts';
import { demoPerson } from './demo-person.ts';
import { demoId, demoPlaceCodes } from './ids.ts';
import { buildWorld, type ReportedInfection } from './world.ts';

const startedAt = Date.parse('2026-11-16T03:00:00Z');
const run: DemoRun = {
  provinceCode: '20',
  seed: 3,
  people: 800,
  historyDays: 14,
  horizonDays: 20,
  startedAt,
  communes: [
    { code: '1', name: 'Phường Thử', lat: 21.8, lon: 106.8, population: 3_000 },
    { code: '2', name: 'Xã Nghiệm', lat: 21.9, lon: 106.7, population: 1_000 },
  ],
  stage: 'ready',
  livedUntil: startedAt,
  nextCase: 0,
};
const world = buildWorld(run);

describe('the simulated people', () => {
  const people = Array.from({ length: run.people }, (_, i) => demoPerson(run, world.province, [11, 12], i));

  it('have phones and numbers that nobody can have, some have none', () => {
    const phones = people.flatMap((person) => person.phones ?? []);
    const cards = people.flatMap((person) => person.identifiers ?? []);
    expect(phones.every((phone) => phone.startsWith('0900') && parsePhone(phone).ok)).toBe(true);
    expect(new Set(phones).size).toBe(phones.length);
    expect(phones.length).toBeLessThan(run.people);
    expect(cards.length).toBeGreaterThan(run.people / 4);
    for (const { value } of cards) {
      expect(parseCitizenId(value)).toMatchObject({ ok: true, value: { provinceCode: null } });
    }
  });

  it('are born by the day of the demo, live in a household and say where they come from', () => {
    expect(people.every(({ birthDate }) => birthDate! <= localDate(startedAt))).toBe(true);
    expect(people.every(({ householdId, source }) => householdId !== null && source === 'simulated')).toBe(
      true,
    );
  });
});

describe('ids', () => {
  it('are the same after a restart, and each once', () => {
    expect(demoId(run, 'person', 5)).toBe(demoId({ ...run }, 'person', 5));
    expect(demoId(run, 'person', 5)).not.toBe(demoId(run, 'place', 5));
    expect(new Set(demoPlaceCodes(run, 3_000)).size).toBe(3_000);
  });
});

describe('case facts', () => {
  const infection = (more: Partial<ReportedInfection>): ReportedInfection => ({
    ...world.reported[0]!,
    onset: startedAt - 3 * DAY_MS,
    sampleAt: startedAt - DAY_MS,
    reportAt: startedAt - DAY_MS / 2,
    foundBy: 'symptoms',
    ...more,
  });

  it('keep sample, test and announcement apart', () => {
    expect(caseFacts(infection({}), startedAt)).toEqual({
      classification: 'CONFIRMED',
      reportDate: '2026-11-15',
      onsetDate: '2026-11-13',
      sampleDate: '2026-11-15',
      rapidPositiveDate: '2026-11-15',
      pcrPositiveDate: '2026-11-15',
      announcedDate: '2026-11-16',
    });
  });

  it('are those of a suspect before the report', () => {
    const facts = caseFacts(infection({ reportAt: startedAt + 1 }), startedAt);
    expect(facts).toMatchObject({ classification: 'SUSPECT', pcrPositiveDate: null, announcedDate: null });
  });

  it('move back as a whole for a case that is reported before its time', () => {
    const later = {
      onset: startedAt + 2 * DAY_MS,
      sampleAt: startedAt + 4 * DAY_MS,
      reportAt: startedAt + 5 * DAY_MS,
    };
    expect(caseFacts(infection(later), startedAt, true)).toMatchObject({
      classification: 'CONFIRMED',
      onsetDate: '2026-11-13',
      sampleDate: '2026-11-15',
      pcrPositiveDate: '2026-11-16',
      announcedDate: null,
    });
  });
});

describe('known infectors', () => {
  it('are true infectors that were reported, and not all of them', () => {
    const end = startedAt + 20 * DAY_MS;
    const infections = world.outbreak.infections.filter(({ infector }) => infector !== null);
    const known = infections.filter((one) => knownInfector(world, one, end) !== null);
    expect(known.length).toBeGreaterThan(0);
    expect(known.length).toBeLessThan(infections.length);
    expect(known.every((one) => knownInfector(world, one, end) === one.infector)).toBe(true);
    expect(infections.every((one) => knownInfector(world, one, 0) === null)).toBe(true);
  });
});

it('gives a small province enough cases to trace and to work with, and the same ones again', () => {
  const small = { ...run, people: 600, seed: 20, historyDays: 10, horizonDays: 60 };
  for (const seed of [1, 2, 20]) {
    const { reported } = buildWorld({ ...small, seed });
    expect(reported.filter(({ reportAt }) => reportAt <= startedAt).length).toBeGreaterThanOrEqual(8);
    expect(buildWorld({ ...small, seed }).reported).toEqual(reported);
  }
});
