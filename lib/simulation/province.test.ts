import { describe, expect, it } from 'vitest';
import { classSize } from './schools.ts';
import { generateProvince, householdAt, peopleOf, personAt } from './province.ts';
import { testCommunes, testNames, testProvince } from './test-province.ts';

describe('generateProvince', () => {
  const province = testProvince({ people: 20_000 });

  it('is the same for the same seed, and another for another', () => {
    const people = (seed: number): string => JSON.stringify([...peopleOf(testProvince({ seed }))]);
    expect(people(7)).toBe(people(7));
    expect(people(8)).not.toBe(people(7));
    expect(personAt(province, 19_999)).toMatchInlineSnapshot(`
      {
        "age": 20,
        "birthDate": "2001-07-22",
        "commune": 11,
        "fullName": "Nguyễn Văn Dũng",
        "household": 5693,
        "index": 19999,
        "place": null,
        "sex": "male",
      }
    `);
  });

  it('has exactly the people asked for, by population', () => {
    expect(province.communes.reduce((sum, commune) => sum + commune.people, 0)).toBe(20_000);
    const total = testCommunes.reduce((sum, commune) => sum + commune.population, 0);
    for (const commune of province.communes) {
      expect(Math.abs(commune.people - (20_000 * commune.input.population) / total)).toBeLessThan(1);
    }
    expect(province.people.household.includes(-1)).toBe(false);
  });

  it('has households of the size that the census found', () => {
    expect(20_000 / province.households.count).toBeCloseTo(3.5, 1);
    const sizes = Array.from(
      { length: province.households.count },
      (_, h) => householdAt(province, h).members.length,
    );
    expect(Math.max(...sizes)).toBe(8);
    expect(sizes.reduce((a, b) => a + b, 0)).toBe(20_000);
    expect(sizes.filter((size) => size === 1).length / sizes.length).toBeCloseTo(0.11, 1);
  });

  it('leaves no child to itself and has a plausible age pyramid', () => {
    for (let h = 0; h < province.households.count; h += 1) {
      const ages = householdAt(province, h).members.map((person) => province.people.age[person]!);
      expect(Math.max(...ages)).toBeGreaterThanOrEqual(18);
    }
    const share = (from: number, to: number): number =>
      province.people.age.filter((age) => age >= from && age <= to).length / 20_000;
    expect(share(0, 14)).toBeGreaterThan(0.15);
    expect(share(0, 14)).toBeLessThan(0.33);
    expect(share(60, 120)).toBeGreaterThan(0.07);
    expect(share(60, 120)).toBeLessThan(0.22);
  });

  it('sends every child of school age to a class of its commune, in classes of a legal size', () => {
    const size = new Map<number, number>();
    for (const person of peopleOf(province)) {
      const place = person.place === null ? undefined : province.places[person.place]!;
      if (person.age >= 3 && person.age <= 17) {
        expect(place?.kind).toBe('class');
        expect(place?.commune).toBe(person.commune);
        size.set(place!.index, (size.get(place!.index) ?? 0) + 1);
      }
      if (person.age < 3 || person.age > 61) {
        expect(place).toBeUndefined();
      }
    }
    expect(Math.max(...size.values())).toBeLessThanOrEqual(classSize);
  });

  it('names people and places in Vietnamese, in composed characters', () => {
    for (const person of [0, 1, 2, 3].map((index) => personAt(province, index))) {
      expect(testNames.family.map(([word]) => word)).toContain(person.fullName.split(' ')[0]);
      expect(person.fullName).toBe(person.fullName.normalize('NFC'));
    }
    const names = province.places.map((place) => place.name);
    expect(names).toContain('Chợ Thử Nghiệm 1');
    expect(names).toContain('Trạm Y tế phường Trung Tâm');
    expect(names).toContain('Xe buýt Thử Nghiệm 1 - Trung Tâm, xe 1');
  });

  it('is ready in less than two seconds of one core', () => {
    const before = process.threadCpuUsage();
    testProvince({ people: 20_000, seed: 9 });
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(2_000);
  });

  it.each([{ people: 0 }, { people: 1.5 }, { days: 0 }])('refuses %o', (options) => {
    expect(() => testProvince(options)).toThrow(RangeError);
  });

  it('refuses communes without people', () => {
    const empty = testCommunes.map((commune) => ({ ...commune, population: 0 }));
    expect(() => generateProvince(empty, province.options, testNames)).toThrow(RangeError);
  });
});
