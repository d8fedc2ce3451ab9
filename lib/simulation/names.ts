import type { NameSource, Province, WeightedWord } from './province-types.ts';
import { newRandom, reseed, type Random } from './random.ts';
import { streams } from './streams.ts';
import { draw, weighted, type Weighted } from './weighted.ts';

interface NameTables {
  readonly middle: readonly [female: Weighted<string>, male: Weighted<string>];
  readonly given: readonly [female: Weighted<string>, male: Weighted<string>];
}

const prepared = new WeakMap<NameSource, NameTables>();

function tables(source: NameSource): NameTables {
  const known = prepared.get(source);
  if (known) {
    return known;
  }
  const pair = (words: {
    male: readonly WeightedWord[];
    female: readonly WeightedWord[];
  }): readonly [Weighted<string>, Weighted<string>] => [weighted(words.female), weighted(words.male)];
  const made = { middle: pair(source.middle), given: pair(source.given) };
  prepared.set(source, made);
  return made;
}

const random = newRandom();

/** Full name in Vietnamese order (family, middle, given), drawn anew from the person's own stream: it is stored nowhere. */
export function personName(province: Province, person: number): string {
  reseed(random, province.options.seed, streams.names, person);
  const sex = province.people.male[person] === 1 ? 1 : 0;
  const { middle, given } = tables(province.names);
  const family = province.names.family[province.people.family[person]!]?.[0] ?? '';
  return [family, draw(random, middle[sex]), draw(random, given[sex])]
    .filter(Boolean)
    .join(' ')
    .normalize('NFC');
}

/** A given name for a shop or a company, from the stream of the caller. */
export function ownerName(source: NameSource, stream: Random): string {
  return draw(stream, tables(source).given[0]);
}

/** The name of a commune without its kind: `Xã Hữu Lũng` -> `Hữu Lũng`. */
export function shortCommuneName(name: string): string {
  return name.replace(/^(Xã|Phường|Thị trấn|Đặc khu)\s+/iu, '');
}

/** The name of a commune as it stands inside a sentence: `Xã Hữu Lũng` -> `xã Hữu Lũng`. */
export function communeInSentence(name: string): string {
  return name.replace(/^(Xã|Phường|Thị trấn|Đặc khu)(?=\s)/iu, (kind) => kind.toLowerCase());
}
