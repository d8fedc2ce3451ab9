import { type ChainModel, type ChainNode, type Status, statuses } from './model.ts';

export const colourings = ['status', 'area', 'generation'] as const;
export type Colouring = (typeof colourings)[number];

/** A kind of node in the legend: colour, and a letter or number inside so that colour is never alone. */
export type Category = {
  readonly name: string;
  readonly fill: string;
  readonly ink: string;
  readonly letter: string;
};

/** What a colouring makes of the nodes: `of[index]` is a position in `categories`. */
export type Encoding = { readonly categories: readonly Category[]; readonly of: Uint8Array };

/** What the legend calls things, in the language of the screen. */
export type EncodingWords = {
  readonly status: (status: Status) => string;
  readonly generation: (n: number) => string;
  readonly laterGenerations: (n: number) => string;
  readonly noGeneration: string;
  readonly contact: string;
  readonly otherAreas: string;
  readonly noArea: string;
};

const WHITE = '#ffffff';
const INK = '#1b2730';
const GREY = '#b4c0c9';
const statusFills: { readonly [status in Status]: string } = {
  CONFIRMED: '#0b4f8a',
  PROBABLE: '#5b93c4',
  SUSPECT: '#cfe1f1',
  NO_CASE: GREY,
  CONTACT: WHITE,
};
// Told apart also under colour blindness by the letters; none of them is a zone colour.
const areaFills = [
  '#0b4f8a',
  '#8c3a8c',
  '#00695c',
  '#7a3b00',
  '#4a55a8',
  '#6d4c41',
  '#ad1457',
  '#3f6a22',
] as const;
const generationFills = [
  ['#08306b', WHITE],
  ['#2a5f9e', WHITE],
  ['#4f8ec4', INK],
  ['#86b6dc', INK],
  ['#b5d3ea', INK],
  ['#dbe9f6', INK],
] as const;

/** Colours, letters and names of the nodes by status, area or generation. */
export function encode(model: ChainModel, by: Colouring, words: EncodingWords): Encoding {
  return by === 'area'
    ? byArea(model, words)
    : by === 'generation'
      ? byGeneration(model, words)
      : {
          categories: statuses.map((status) => ({
            name: words.status(status),
            fill: statusFills[status],
            ink: status === 'CONFIRMED' ? WHITE : INK,
            letter: '',
          })),
          of: numbered(model, ({ status }) => statuses.indexOf(status)),
        };
}

function byArea(model: ChainModel, words: EncodingWords): Encoding {
  const counts = new Map<string, number>();
  for (const { area, status } of model.nodes) {
    if (area !== null && status !== 'CONTACT') {
      counts.set(area, (counts.get(area) ?? 0) + 1);
    }
  }
  const top = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, areaFills.length)
    .map(([name]) => name);
  const rank = new Map(top.map((name, i) => [name, i]));
  return {
    categories: [
      ...top.map((name, i) => ({
        name,
        fill: areaFills[i]!,
        ink: WHITE,
        letter: String.fromCharCode(65 + i),
      })),
      { name: words.otherAreas, fill: GREY, ink: INK, letter: '·' },
      { name: words.noArea, fill: WHITE, ink: INK, letter: '?' },
    ],
    of: numbered(model, ({ area }) => (area === null ? top.length + 1 : (rank.get(area) ?? top.length))),
  };
}

function byGeneration(model: ChainModel, words: EncodingWords): Encoding {
  const last = generationFills.length - 1;
  return {
    categories: [
      ...generationFills.map(([fill, ink], n) => ({
        name: n === last ? words.laterGenerations(n) : words.generation(n),
        fill,
        ink,
        letter: n === last ? `${n}+` : String(n),
      })),
      { name: words.noGeneration, fill: GREY, ink: INK, letter: '?' },
      { name: words.contact, fill: WHITE, ink: INK, letter: '' },
    ],
    of: numbered(model, ({ generation, status }) =>
      status === 'CONTACT' ? last + 2 : generation === null ? last + 1 : Math.min(generation, last),
    ),
  };
}

function numbered(model: ChainModel, of: (node: ChainNode) => number): Uint8Array {
  return Uint8Array.from(model.nodes, of);
}
