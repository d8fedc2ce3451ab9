import {
  birthSlips,
  type DuplicateKey,
  type DuplicateSubject,
  duplicateKeys,
  nameSketch,
} from '../../../../lib/vietnamese/index.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import type { Identifier, PersonDraft } from '../types.ts';
import { identifierIdentity } from './identifiers.ts';

export type BlindIndex = Secrets['blindIndex'];

/** Kinds of the keys that several people may share. */
export type MatchKind = 'n' | 'p' | 'b' | 'y';
/** Kinds of the keys that name one person: id, card, citizen number, a phone's own anonymous person. */
export type UniqueKind = 'i' | 'c' | 'n' | 'p';

export type MatchKey = {
  readonly kind: MatchKind;
  readonly hash: Buffer;
  /** With a birth date: the name in short, by which strangers born on that day are passed over. */
  readonly sketch?: bigint | null;
};
export type UniqueKey = { readonly kind: UniqueKind; readonly hash: Buffer };

/**
 * A phone of more people than a large family is an office's, which a clerk wrote into every row: it tells them apart no more
 * than none, and comparing each with all would take a list of some thousand rows minutes.
 */
export const MOST_OF_A_PHONE = 50;

/** Whether a key that so many others are kept under says nothing of who somebody is. */
export function saysNothing(kind: MatchKind, others: number): boolean {
  return kind === 'p' && others > MOST_OF_A_PHONE;
}

const kinds = { identifier: 'n', phone: 'p', 'birth-date': 'b', 'name-year': 'y' } as const;

export function idHash(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

export function phoneHash(blind: BlindIndex, phone: string): Buffer {
  return blind('phone', phone);
}

export function identifierHash(blind: BlindIndex, identifier: Identifier): Buffer {
  const { kind, value } = identifierIdentity(identifier);
  return blind('identifier', `${kind}:${value}`);
}

export function cardHash(blind: BlindIndex, code: string): Buffer {
  return blind('card', code);
}

type Subject = Pick<PersonDraft, 'fullName' | 'birthDate' | 'birthYear' | 'phones' | 'identifiers'>;

/** The keys under which a person is kept, and those under which to look for one that may be the same. */
export type PersonKeys = { readonly match: readonly MatchKey[]; readonly probes: readonly MatchKey[] };

/**
 * Both at once: nothing is hashed twice. The strongest probes come first; birth dates are probed in their usual slips too.
 */
export function personKeys(blind: BlindIndex, person: Subject): PersonKeys {
  // Identity numbers and phones stand in the order of the person's own: `sealPerson` keeps them under these hashes.
  const numbers = ownNumbers(blind, person);
  const sketch = nameSketch(person.fullName ?? '');
  const own = named(blind, duplicateKeys(subjectOf(person)), sketch);
  return {
    match: [...own, ...numbers],
    probes: [...numbers, ...own, ...named(blind, birthSlips(person), sketch)],
  };
}

/** The keys under which a person is kept. */
export function matchKeys(blind: BlindIndex, person: Subject): MatchKey[] {
  const own = duplicateKeys(subjectOf(person));
  return [...named(blind, own, nameSketch(person.fullName ?? '')), ...ownNumbers(blind, person)];
}

/** Citizen numbers: the first holder is found by them at a scan. */
export function citizenKeys(blind: BlindIndex, identifiers: readonly Identifier[]): UniqueKey[] {
  return identifiers
    .filter(({ kind }) => kind === 'cccd')
    .map((identifier) => ({ kind: 'n', hash: identifierHash(blind, identifier) }));
}

// Whole numbers, not the last nine digits: some land lines end like other people's mobiles.
function ownNumbers(blind: BlindIndex, person: Subject): MatchKey[] {
  return [
    ...person.identifiers.map((one) => ({ kind: 'n' as const, hash: identifierHash(blind, one) })),
    ...person.phones.map((phone) => ({ kind: 'p' as const, hash: phoneHash(blind, phone) })),
  ];
}

/** Of names and births alone: numbers have keys of their own. */
function subjectOf({ fullName, birthDate, birthYear }: Subject): DuplicateSubject {
  return { fullName: fullName ?? '', birthDate, birthYear };
}

function named(blind: BlindIndex, keys: readonly DuplicateKey[], sketch: bigint | null): MatchKey[] {
  return keys.map(({ kind, value }) =>
    kind === 'birth-date'
      ? { kind: kinds[kind], hash: dateHash(blind, value), sketch }
      : { kind: kinds[kind], hash: blind(kind, value) },
  );
}

/** A century has 36,525 days, and each person is looked for under four: their hashes are kept. */
const dates = new WeakMap<BlindIndex, Map<string, Buffer>>();
const MOST_DATES = 40_000;

function dateHash(blind: BlindIndex, date: string): Buffer {
  const known = dates.get(blind) ?? new Map<string, Buffer>();
  const before = known.get(date);
  if (before !== undefined) {
    return before;
  }
  if (known.size >= MOST_DATES) {
    known.clear();
  }
  const hash = blind('birth-date', date);
  dates.set(blind, known.set(date, hash));
  return hash;
}

/** A key as text, for maps: of one birth date, each name apart. */
export function keyText(key: {
  readonly kind: string;
  readonly hash: Buffer;
  readonly sketch?: bigint | null;
}): string {
  return `${key.kind}${key.hash.toString('base64')}${key.sketch ?? ''}`;
}
