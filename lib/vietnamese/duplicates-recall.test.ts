import { describe, expect, it } from 'vitest';
import type { DuplicateSubject } from './duplicate-evidence.ts';
import { duplicateKeys, duplicateProbes, duplicateThreshold, scoreDuplicate } from './duplicates.ts';
import { type NameWeight, nameFrequencies } from './name-frequencies.ts';
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

describe('finding simulated people again by name and birth date', () => {
  const people = Array.from({ length: 40_000 }, person);
  const index = Map.groupBy(
    people.flatMap((one) => duplicateKeys(one).map((key) => ({ key: `${key.kind}:${key.value}`, one }))),
    ({ key }) => key,
  );
  const queued = (probe: DuplicateSubject): DuplicateSubject[] => {
    const candidates = new Set(
      duplicateProbes(probe).flatMap((key) =>
        (index.get(`${key.kind}:${key.value}`) ?? []).map(({ one }) => one),
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
