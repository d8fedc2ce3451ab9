import { between, chance, integerBetween, type Random } from './random.ts';
import { draw, weighted } from './weighted.ts';

/** A member of a household before it has a name or a job. */
export interface Member {
  readonly age: number;
  readonly male: boolean;
  /** Children and the father's parents share the father's family name; others bring their own. */
  readonly sharesFamilyName: boolean;
}

/**
 * Household sizes. The mean, 3.5, is that of the 2019 census (General Statistics Office, preliminary results); the shape
 * around it is an assumption.
 */
export const householdSizes: readonly (readonly [size: number, share: number])[] = [
  [1, 0.109],
  [2, 0.17],
  [3, 0.215],
  [4, 0.27],
  [5, 0.13],
  [6, 0.07],
  [7, 0.024],
  [8, 0.012],
];

const sizes = weighted(householdSizes);

/** Draws a household of at most `most` people: single, couple, parents with children, three generations. */
export function drawHousehold(random: Random, most: number): Member[] {
  const size = Math.min(most, draw(random, sizes));
  if (size === 1) {
    return [
      adult(chance(random, 0.45) ? elderAge(random) : integerBetween(random, 19, 45), chance(random, 0.5)),
    ];
  }
  if (size === 2) {
    return drawPair(random);
  }
  return drawFamily(random, size);
}

function adult(age: number, male: boolean, sharesFamilyName = true): Member {
  return { age, male, sharesFamilyName };
}

function elderAge(random: Random): number {
  return Math.floor(58 + 32 * Math.min(uniformSquare(random), 0.999));
}

function uniformSquare(random: Random): number {
  const u = between(random, 0, 1);
  return u * u;
}

function drawPair(random: Random): Member[] {
  const form = between(random, 0, 1);
  if (form < 0.2) {
    const parent = integerBetween(random, 24, 55);
    const child = Math.max(0, parent - integerBetween(random, 20, 34));
    return [adult(parent, chance(random, 0.25)), adult(child, chance(random, 0.52))];
  }
  const wife = form < 0.6 ? elderAge(random) : integerBetween(random, 20, 45);
  return [adult(Math.min(95, wife + integerBetween(random, 0, 6)), true), adult(wife, false, false)];
}

function drawFamily(random: Random, size: number): Member[] {
  const mother = integerBetween(random, 23, 50);
  const members = [adult(mother + integerBetween(random, 0, 6), true), adult(mother, false, false)];
  const grandparents =
    size === 3 || !chance(random, size === 4 ? 0.25 : 0.65) ? 0 : chance(random, 0.5) ? 1 : 2;
  for (let n = 0; n < grandparents; n += 1) {
    members.push(adult(Math.min(97, mother + integerBetween(random, 22, 35)), n === 1, n === 1));
  }
  let birthAt = integerBetween(random, 19, 28);
  for (let child = 0; members.length < size && child < 4; child += 1) {
    const age = mother - birthAt;
    members.push(
      age >= 0 ? adult(age, chance(random, 0.52)) : adult(integerBetween(random, 0, 3), chance(random, 0.52)),
    );
    birthAt += integerBetween(random, 2, 5);
  }
  while (members.length < size) {
    members.push(adult(integerBetween(random, 18, 55), chance(random, 0.5)));
  }
  return members;
}
