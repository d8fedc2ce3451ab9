import { exp, ln } from './exact-math.ts';

/** State of the generator sfc32 (Chris Doty-Humphrey, "small fast counting", 128 bits, public domain). */
export interface Random {
  a: number;
  b: number;
  c: number;
  counter: number;
}

/** A generator that still has to be given its keys by {@link reseed}. */
export function newRandom(): Random {
  return { a: 0, b: 0, c: 0, counter: 1 };
}

/**
 * Points a generator at the stream of up to four integer keys (seed, purpose, two indices). Each purpose and index has its
 * own stream, so that any person's day can be drawn alone and in any order with the same result.
 */
export function reseed(random: Random, seed: number, purpose: number, first = 0, second = 0): Random {
  random.a = mix(seed ^ mix(purpose + 0x9e3779b9));
  random.b = mix(random.a ^ mix(first + 0x85ebca6b));
  random.c = mix(random.b ^ mix(second + 0xc2b2ae35));
  random.counter = 1;
  for (let round = 0; round < 12; round += 1) {
    nextWord(random);
  }
  return random;
}

/** The 32-bit finaliser of MurmurHash3: spreads every bit of the key over the word. */
function mix(key: number): number {
  let word = key | 0;
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return word ^ (word >>> 16);
}

function nextWord(random: Random): number {
  const sum = (((random.a + random.b) | 0) + random.counter) | 0;
  random.counter = (random.counter + 1) | 0;
  random.a = random.b ^ (random.b >>> 9);
  random.b = (random.c + (random.c << 3)) | 0;
  random.c = (((random.c << 21) | (random.c >>> 11)) + sum) | 0;
  return sum >>> 0;
}

/** Uniform in [0, 1), in steps of 2^-32. */
export function uniform(random: Random): number {
  return nextWord(random) / 4294967296;
}

/** Uniform in [from, to). */
export function between(random: Random, from: number, to: number): number {
  return from + (to - from) * uniform(random);
}

/** Integer from `from` to `to`, both included. */
export function integerBetween(random: Random, from: number, to: number): number {
  return from + Math.floor(uniform(random) * (to - from + 1));
}

/** True with the given probability. */
export function chance(random: Random, probability: number): boolean {
  return uniform(random) < probability;
}

/** Standard normal by Marsaglia's polar method. */
export function normal(random: Random): number {
  for (;;) {
    const x = between(random, -1, 1);
    const y = between(random, -1, 1);
    const square = x * x + y * y;
    if (square > 0 && square < 1) {
      return x * Math.sqrt((-2 * ln(square)) / square);
    }
  }
}

/** Gamma with the given shape and mean (Marsaglia and Tsang 2000; below shape 1 by their power of a uniform). */
export function gamma(random: Random, shape: number, mean: number): number {
  const scale = mean / shape;
  if (shape < 1) {
    const boost = exp(ln(1 - uniform(random)) / shape);
    return unitGamma(random, shape + 1) * boost * scale;
  }
  return unitGamma(random, shape) * scale;
}

function unitGamma(random: Random, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) * (1 + c * x) * (1 + c * x);
    if (v > 0 && ln(1 - uniform(random)) < 0.5 * x * x + d - d * v + d * ln(v)) {
      return d * v;
    }
  }
}

/** Shuffles in place (Fisher-Yates) and returns the same array. */
export function shuffle<T>(random: Random, items: T[]): T[] {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = integerBetween(random, 0, last);
    [items[last], items[other]] = [items[other]!, items[last]!];
  }
  return items;
}
