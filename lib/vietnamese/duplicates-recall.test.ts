import { describe, expect, it } from 'vitest';
import type { DuplicateSubject } from './duplicate-evidence.ts';
import { duplicateKeys, duplicateProbes, duplicateThreshold, scoreDuplicate } from './duplicates.ts';
import { type NameWeight, nameFrequencies } from './name-frequencies.ts';
import { nameSketch, sketchReach } from './name-sketch.ts';
import { fold } from './text.ts';

/** Numbers in 0..1 from a seed (linear congruential, Numerical Recipes). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const random = seeded(7);
const whole = (limit: number): number => Math.floor(random() * limit);
const two = (value: number): string => String(value).padStart(2, '0');

function draw(table: readonly NameWeight[]): string {
  let left = random() * table.reduce((sum, [, weight]) => sum + weight, 0);
  return table.find(([, weight]) => (left -= weight) <= 0)?.[0] ?? '';
}

/** A made-up person; nobody in this test exists. */
function person(): DuplicateSubject {
  const sex = random() < 0.5 ? 'male' : 'female';
  const name = [
    draw(nameFrequencies.family),
    draw(nameFrequencies.middle[sex]),
    draw(nameFrequencies.given[sex]),
  ];
  // Twenty birth years only, so that each birth date is as crowded as in a large province.
  const birthDate = `${1980 + whole(20)}-${two(1 + whole(12))}-${two(1 + whole(28))}`;
  return { fullName: name.filter(Boolean).join(' '), sex, birthDate };
}

/** In how many of 64 places two sketches differ, as the database counts. */
function distance(a: bigint, b: bigint): number {
  return BigInt.asUintN(64, a ^ b)
    .toString(2)
    .replaceAll('0', '').length;
}

describe('the sketch of a name', () => {
  const slips: { readonly [slip: string]: (name: string) => string } = {
    'a letter lost': (name) => without(fold(name), whole(fold(name).length)),
    'two letters lost': (name) => {
      const once = without(fold(name), whole(fold(name).length));
      return without(once, whole(once.length));
    },
    'a letter mistyped': (name) => {
      const plain = fold(name);
      const at = whole(plain.length);
      return `${plain.slice(0, at)}${'abcdeghiklmnopqrstuvxy'[whole(22)]}${plain.slice(at + 1)}`;
    },
    'neighbours swapped': (name) => {
      const at = whole(name.length - 1);
      return `${name.slice(0, at)}${name[at + 1]}${name[at]}${name.slice(at + 2)}`;
    },
    'the middle name left out': (name) => `${name.split(' ')[0]} ${name.split(' ').at(-1)}`,
    'the given name first': (name) => name.split(' ').toReversed().join(' '),
  };
  const people = Array.from({ length: 2_000 }, person);

  it.each(Object.entries(slips))('keeps within reach: %s', (_, slip) => {
    const pairs = people
      .map((one) => [one, { ...one, fullName: slip(one.fullName) }] as const)
      .filter(([one, other]) => scoreDuplicate(one, other).score >= duplicateThreshold);
    expect(pairs.length).toBeGreaterThan(1_000);
    const away = pairs.filter(
      ([one, other]) => distance(nameSketch(one.fullName)!, nameSketch(other.fullName)!) > sketchReach,
    );
    expect(away.map(([one, other]) => `${one.fullName} / ${other.fullName}`)).toEqual([]);
  });

  it('leaves about one stranger in ten, and is the same for every writing of marks and spaces', () => {
    const near = people
      .slice(1)
      .filter(
        (one, i) => distance(nameSketch(one.fullName)!, nameSketch(people[i]!.fullName)!) <= sketchReach,
      );
    expect(near.length / people.length).toBeLessThan(0.15);
    expect(nameSketch('NGUYEN VANAN')).toBe(nameSketch('Nguyễn Văn An'));
    expect(nameSketch('Ý')).toBeNull();
  });
});

function without(text: string, at: number): string {
  return text.slice(0, at) + text.slice(at + 1);
}

describe('finding simulated people again by name and birth date', () => {
  const people = Array.from({ length: 40_000 }, person);
  const index = Map.groupBy(
    people.flatMap((one) => duplicateKeys(one).map((key) => ({ key: `${key.kind}:${key.value}`, one }))),
    ({ key }) => key,
  );
  const sketches = new Map(people.map((one) => [one, nameSketch(one.fullName)!]));
  const queued = (probe: DuplicateSubject): DuplicateSubject[] => {
    const sketch = nameSketch(probe.fullName)!;
    // As the registry looks them up: of a birth date only names that are alike.
    const candidates = new Set(
      duplicateProbes(probe).flatMap((key) =>
        (index.get(`${key.kind}:${key.value}`) ?? []).flatMap(({ one }) =>
          key.kind === 'birth-date' && distance(sketches.get(one)!, sketch) > sketchReach ? [] : [one],
        ),
      ),
    );
    return [...candidates].filter((one) => scoreDuplicate(probe, one).score >= duplicateThreshold);
  };

  it('queues nearly everyone typed without marks and with a letter lost, and few others', () => {
    const probes = people.slice(0, 1000);
    let found = 0;
    let others = 0;
    for (const one of probes) {
      const plain = fold(one.fullName);
      const at = whole(plain.length);
      const matches = queued({ ...one, fullName: plain.slice(0, at) + plain.slice(at + 1) });
      found += matches.includes(one) ? 1 : 0;
      others += matches.filter((match) => match !== one).length;
    }
    expect(found / probes.length).toBeGreaterThan(0.99);
    expect(others / probes.length).toBeLessThan(0.1);
  });
});
