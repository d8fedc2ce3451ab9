import { parsePlate, type Plate } from './plates.ts';

/** A plate that a misread text may have been, and how many characters were taken for a look-alike. */
export type PlateReading = Plate & { readonly corrections: number };

const asDigit: { readonly [char: string]: string } = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  A: '4',
  S: '5',
  G: '6',
  T: '7',
  B: '8',
};
const asLetter: { readonly [char: string]: string } = {
  '0': 'D',
  '1': 'L',
  '2': 'Z',
  '4': 'A',
  '5': 'S',
  '6': 'G',
  '7': 'T',
  '8': 'B',
  // No series has these letters.
  O: 'D',
  Q: 'D',
  I: 'L',
};
/** Letters of no civil series: kept as written they are less likely than the look-alike. */
const UNUSUAL = new Set(['I', 'O', 'Q', 'J', 'W']);

/** Shapes of plates: `9` a digit, `A` a letter. */
const SHAPES = [
  '99A9999',
  '99A99999',
  '99A999999',
  '99AA9999',
  '99AA99999',
  '99AA999999',
  'AA9999',
  '99999AA99',
];

/** Beyond this a text is another text. */
const MOST_CORRECTIONS = 3;
const MOST_READINGS = 5;
const LONGEST = 20;

/**
 * What a camera or a hurried person may have meant by a text: every shape of plate of its length, with letters taken for
 * the digits that they look like where the shape wants a digit, and the other way round. Fewest corrections first, then
 * by the canonical text; a plate that was read well comes first with none. At most five; none: it is no plate.
 */
export function plateReadings(text: string): PlateReading[] {
  const compact = text
    .slice(0, LONGEST * 2)
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll('Đ', 'D')
    .replace(/[\s.\u2010-\u2015-]/gu, '');
  const found = new Map<string, PlateReading>();
  const keep = (candidate: string, corrections: number) => {
    // As it was written where nothing was changed: separators tell how it is printed.
    const plate = parsePlate(candidate === compact ? text : candidate);
    const known = plate.ok ? found.get(plate.value.canonical) : undefined;
    if (plate.ok && (known === undefined || corrections < known.corrections)) {
      found.set(plate.value.canonical, { ...plate.value, corrections });
    }
  };
  for (const shape of SHAPES.filter((one) => one.length === compact.length)) {
    for (const { candidate, corrections } of fit(compact, shape)) {
      if (corrections <= MOST_CORRECTIONS) {
        keep(candidate, corrections);
      }
    }
  }
  return [...found.values()]
    .sort((a, b) => a.corrections - b.corrections || (a.canonical < b.canonical ? -1 : 1))
    .slice(0, MOST_READINGS);
}

type Fit = { readonly candidate: string; readonly corrections: number };

/** Ways in which a text takes a shape; none where a character looks like nothing that fits. */
function fit(text: string, shape: string): readonly Fit[] {
  let ways: readonly Fit[] = [{ candidate: '', corrections: 0 }];
  for (const [i, char] of [...text].entries()) {
    const options = optionsAt(char, shape[i]!);
    ways = ways.flatMap(({ candidate, corrections }) =>
      options.map(([taken, cost]) => ({ candidate: candidate + taken, corrections: corrections + cost })),
    );
  }
  return ways;
}

function optionsAt(char: string, wanted: string): readonly (readonly [taken: string, cost: number])[] {
  if (wanted === '9') {
    if (/\d/u.test(char)) {
      return [[char, 0]];
    }
    const digit = asDigit[char];
    return digit === undefined ? [] : [[digit, 1]];
  }
  const letter = asLetter[char];
  const own = /[A-Z]/u.test(char) ? [[char, UNUSUAL.has(char) ? 2 : 0] as const] : [];
  return letter === undefined ? own : [...own, [letter, 1] as const];
}
