import { foldTokens } from './text.ts';

/** Jaro similarity, 0..1 (Jaro 1989): matching characters within half the longer length, less half the transpositions. */
function jaro(a: string, b: string): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const matchedA: number[] = [];
  const matchedB: number[] = [];
  for (let i = 0; i < a.length; i += 1) {
    const letter = a.charCodeAt(i);
    const end = Math.min(b.length - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= end; j += 1) {
      if (letter === b.charCodeAt(j) && !matchedB.includes(j)) {
        matchedA.push(letter);
        matchedB.push(j);
        break;
      }
    }
  }
  const matches = matchedA.length;
  if (matches === 0) {
    return 0;
  }
  const inOrder = matchedB.sort((x, y) => x - y);
  const transposed = matchedA.filter((letter, k) => letter !== b.charCodeAt(inOrder[k]!)).length / 2;
  return (matches / a.length + matches / b.length + (matches - transposed) / matches) / 3;
}

/**
 * Jaro-Winkler similarity of two strings, 0..1 (Winkler 1990): up to four equal leading characters lift it by 0.1 each of
 * what is missing to 1, when Jaro is above 0.7.
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) {
    return 1;
  }
  // The greedy pairing of letters may depend on the order of the two words: one order for both.
  if (a > b) {
    return jaroWinkler(b, a);
  }
  const base = jaro(a, b);
  if (base <= 0.7) {
    return base;
  }
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) {
    prefix += 1;
  }
  return base + prefix * 0.1 * (1 - base);
}

/** Whether one letter replaced, left out or added, or two neighbours swapped, makes one string of the other. */
export function oneEdit(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) {
    return false;
  }
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) {
    start += 1;
  }
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) {
    end += 1;
  }
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const swapped = left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
  return (left.length <= 1 && right.length <= 1) || swapped;
}

export interface NameSimilarity {
  /** Whole name, 0..1. */
  readonly whole: number;
  /** Given names only, 0..1. */
  readonly given: number;
}

const givenWeight = 2;
const unmatchedWeight = 0.5;
const oneSlip = 0.94;
const slippedGiven = 0.8;

/**
 * Similarity of two full names without marks. Words are paired one to one by Jaro-Winkler, whatever their order;
 * the given names weigh double, and a word of one name that has no partner counts half (middle names are often left out). Names that differ by one slip
 * of the hand are at least 0.94 alike.
 */
export function nameSimilarity(a: string, b: string): NameSimilarity {
  const left = foldedName(a);
  const right = foldedName(b);
  if (left.length === 0 || right.length === 0) {
    return { whole: 0, given: 0 };
  }
  if ([...left].sort().join(' ') === [...right].sort().join(' ')) {
    return { whole: 1, given: 1 };
  }
  // One order for both directions, so that ties between pairs fall the same way.
  const found = left.join(' ') < right.join(' ') ? aligned(left, right) : aligned(right, left);
  const [one, other] = [left.join(''), right.join('')];
  // A slip of one letter or a forgotten space must not weigh more because the word it hit is short.
  return one === other || oneEdit(one, other)
    ? { whole: Math.max(found.whole, oneSlip), given: Math.max(found.given, slippedGiven) }
    : found;
}

/** Folded names, kept: of the thousands that are compared with each other most stand in hundreds of pairs. */
const folded = new Map<string, readonly string[]>();
const MOST_FOLDED = 20_000;

function foldedName(name: string): readonly string[] {
  const known = folded.get(name);
  if (known !== undefined) {
    return known;
  }
  if (folded.size >= MOST_FOLDED) {
    folded.clear();
  }
  const tokens = foldTokens(name);
  folded.set(name, tokens);
  return tokens;
}

function aligned(left: readonly string[], right: readonly string[]): NameSimilarity {
  const given = jaroWinkler(left.at(-1) ?? '', right.at(-1) ?? '');
  const pairs = left
    .slice(0, -1)
    .flatMap((word, i) => right.slice(0, -1).map((other, j) => ({ i, j, score: jaroWinkler(word, other) })))
    .sort((p, q) => q.score - p.score);
  const usedLeft = new Set<number>();
  const usedRight = new Set<number>();
  let sum = givenWeight * given;
  let weight = givenWeight;
  for (const pair of pairs) {
    if (!usedLeft.has(pair.i) && !usedRight.has(pair.j)) {
      usedLeft.add(pair.i);
      usedRight.add(pair.j);
      sum += pair.score;
      weight += 1;
    }
  }
  const alone = left.length + right.length - 2 - 2 * usedLeft.size;
  return { whole: sum / (weight + unmatchedWeight * alone), given };
}
