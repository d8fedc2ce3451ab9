import { describe, expect, it } from 'vitest';
import { indexVisits, traceContacts, type Visit } from '../epidemiology/index.ts';
import { absenceAt } from './absences.ts';
import { DAY } from './calendar.ts';
import { explainScore } from './explain-score.ts';
import { scoreTracing, stayAt, type TracedCase } from './oracle.ts';
import { attendedVisitsOfDay, simulateOutbreak } from './outbreak.ts';
import type { Infection } from './outbreak-types.ts';
import { testProvince } from './test-province.ts';

const province = testProvince({ people: 12_000, days: 28 });
const outbreaks = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => simulateOutbreak(province, { seed, seeds: 10 }));
const outbreak = outbreaks[0]!;
const { end } = province.options;
const average = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

describe('simulateOutbreak', () => {
  it('is the same for the same seed', () => {
    expect(simulateOutbreak(province, { seed: 1, seeds: 10 }).infections).toEqual(outbreak.infections);
    expect(outbreaks[1]!.infections).not.toEqual(outbreak.infections);
  });

  it('gives this outbreak on every machine', () => {
    expect([outbreak.infections.length, outbreak.infections[30]]).toMatchInlineSnapshot(`
      [
        46,
        {
          "at": 1636449082000,
          "foundBy": "quarantine",
          "incubation": 4.429163778309206,
          "infected": 2263,
          "infectiousFrom": 1636658961000,
          "infectiousUntil": 1637436561000,
          "infector": 1904,
          "onset": null,
          "outcome": "recovered",
          "outcomeAt": 1638000083000,
          "place": 123,
          "placeKind": "factory",
          "reportAt": 1637073674000,
          "sampleAt": 1637030855000,
        },
      ]
    `);
  });

  it('grows, more without a response, and not without transmission', () => {
    const sizes = outbreaks.map((one) => one.infections.length);
    const free = [1, 2, 3, 4].map(
      (seed) => simulateOutbreak(province, { seed, seeds: 10, detectedShare: 0 }).infections.length,
    );
    expect(average(sizes)).toBeGreaterThan(40);
    expect(average(sizes)).toBeLessThan(1_500);
    expect(average(free)).toBeGreaterThan(1.5 * average(sizes));
    expect(simulateOutbreak(province, { seeds: 10, transmissibility: 0 }).infections).toHaveLength(10);
  });

  it('has the incubation, serial interval and household share of the literature', () => {
    const infections = outbreaks.flatMap((one) => one.infections);
    expect(average(infections.map((infection) => infection.incubation))).toBeCloseTo(4.8, 0);
    const intervals = outbreaks.flatMap((one) =>
      one.infections.flatMap((infection) => {
        const source = infection.infector === null ? undefined : one.infectionOf.get(infection.infector);
        const early =
          source && source.at < end - 14 * DAY && source.onset !== null && infection.onset !== null;
        return early ? [(infection.onset - source.onset!) / DAY] : [];
      }),
    );
    expect(average(intervals)).toBeGreaterThan(4);
    expect(average(intervals)).toBeLessThan(6);
    const passedOn = infections.filter((infection) => infection.infector !== null);
    const atHome = passedOn.filter((infection) => infection.placeKind === 'household').length;
    expect(atHome / passedOn.length).toBeGreaterThan(0.2);
    expect(atHome / passedOn.length).toBeLessThan(0.6);
  });

  it('keeps a truth that is consistent', () => {
    for (const one of outbreaks) {
      const seen = new Set<number>();
      for (const infection of one.infections) {
        expect(seen.has(infection.infected)).toBe(false);
        seen.add(infection.infected);
        expect(infection.at).toBeLessThan(end);
        expect(infection.onset ?? infection.at).toBeGreaterThanOrEqual(infection.at);
        if (infection.sampleAt !== null) {
          expect(infection.reportAt).toBeGreaterThan(infection.sampleAt);
          expect(infection.sampleAt).toBeGreaterThan(infection.at);
        }
        if (infection.infector !== null) {
          const source = one.infectionOf.get(infection.infector)!;
          expect(infection.at).toBeGreaterThanOrEqual(source.infectiousFrom);
          expect(infection.at).toBeLessThan(source.infectiousUntil);
          expectTogether(one, infection);
        }
      }
    }
  });

  function expectTogether(one: (typeof outbreaks)[number], infection: Infection): void {
    const { household } = province.people;
    const people = [infection.infector!, infection.infected];
    if (infection.placeKind === 'household') {
      expect(household[people[0]!]).toBe(household[people[1]!]);
      expect(people.map((person) => absenceAt(one.absences, person, infection.at))).not.toContain(
        'isolation',
      );
    } else {
      expect(people.map((person) => stayAt(one, person, infection)?.place)).toEqual([
        infection.place,
        infection.place,
      ]);
      expect(province.places[infection.place!]!.kind).toBe(infection.placeKind);
    }
  }

  it('shows nobody who is away', () => {
    const stays = [...attendedVisitsOfDay(outbreak, 20)];
    expect(stays.length).toBeGreaterThan(10_000);
    expect(outbreak.absences.size).toBeGreaterThan(50);
    for (const stay of stays) {
      expect(absenceAt(outbreak.absences, stay.person, stay.inAt)).toBeUndefined();
      expect(absenceAt(outbreak.absences, stay.person, stay.outAt - 1)).toBeUndefined();
    }
  });
});

describe('scoreTracing', () => {
  const visits: Visit[] = [];
  for (let day = 0; day < province.options.days; day += 1) {
    for (const stay of attendedVisitsOfDay(outbreak, day)) {
      if (stay.scanned) {
        visits.push({ ...stay, personId: String(stay.person), placeId: String(stay.place) });
      }
    }
  }
  const index = indexVisits(visits);
  const traceAll = (minMinutes: number, daysBack: number): Map<number, TracedCase> =>
    new Map(
      outbreak.infections
        .filter((infection) => infection.reportAt !== null && infection.reportAt < end)
        .map((infection) => {
          const to = infection.sampleAt!;
          const from = to - daysBack * DAY;
          const query = { caseId: String(infection.infected), from, to, minMinutes, depth: 1 } as const;
          const found = traceContacts(index, query) ?? [];
          return [infection.infected, { from, to, contacts: new Set(found.map((c) => Number(c.contactId))) }];
        }),
    );

  it('explains every infectee that the reference engine misses', () => {
    for (const [minMinutes, daysBack] of [
      [0, 14],
      [15, 14],
      [60, 3],
    ] as const) {
      const score = scoreTracing(outbreak, traceAll(minMinutes, daysBack), minMinutes);
      const { missed } = score;
      const sum = Object.values(missed).reduce((a, b) => a + b, 0);
      expect(score.cases).toBeGreaterThan(10);
      expect(score.found + sum).toBe(score.infectees);
      expect(missed.unexplained).toBe(0);
      expect(missed.household).toBeGreaterThan(0);
      expect(score.recall).toBe(score.found / score.infectees);
      expect(score.precision).toBe(score.found / score.contacts);
    }
  });

  it('counts the loss of a longer minimum and of a shorter window', () => {
    const wide = scoreTracing(outbreak, traceAll(0, 14), 0);
    expect(wide.missed.belowMinimum).toBe(0);
    expect(wide.found).toBeGreaterThan(0);
    expect(scoreTracing(outbreak, traceAll(240, 14), 240).missed.belowMinimum).toBeGreaterThan(0);
    expect(scoreTracing(outbreak, traceAll(0, 1), 0).missed.outsideWindow).toBeGreaterThan(0);
  });

  it('calls an infectee that the engine should have found unexplained', () => {
    const blind = [...traceAll(0, 14)].map(
      ([person, one]) => [person, { ...one, contacts: new Set<number>() }] as const,
    );
    const score = scoreTracing(outbreak, new Map(blind), 0);
    expect(score.missed.unexplained).toBeGreaterThan(0);
    expect(score).toMatchObject({ found: 0, contacts: 0, recall: 0, precision: null });
    expect(explainScore(score).map((figure) => figure.value)).toContain(score.missed.unexplained);
  });

  it('refuses a case that was never infected', () => {
    const healthy = [...province.people.household.keys()].find(
      (person) => !outbreak.infectionOf.has(person),
    )!;
    const traced = new Map([[healthy, { from: 0, to: 1, contacts: new Set<number>() }]]);
    expect(() => scoreTracing(outbreak, traced, 15)).toThrow(RangeError);
  });
});
