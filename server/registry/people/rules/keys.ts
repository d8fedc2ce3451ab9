import {
  type DuplicateSubject,
  duplicateKeys,
  duplicateProbes,
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

/** The keys under which a person is kept. */
export function matchKeys(blind: BlindIndex, person: Subject): MatchKey[] {
  return [...named(blind, person, duplicateKeys), ...ownNumbers(blind, person)];
}

/**
 * The keys under which to look for a person that may be the same one: birth dates also in their usual slips.
 * The strongest keys come first.
 */
export function probeKeys(blind: BlindIndex, person: Subject): MatchKey[] {
  return [...ownNumbers(blind, person), ...named(blind, person, duplicateProbes)];
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

function named(blind: BlindIndex, person: Subject, keysOf: typeof duplicateKeys): MatchKey[] {
  const fullName = person.fullName ?? '';
  const subject: DuplicateSubject = {
    fullName,
    birthDate: person.birthDate,
    birthYear: person.birthYear,
  };
  const sketch = nameSketch(fullName);
  return keysOf(subject).map(({ kind, value }) => ({
    kind: kinds[kind],
    hash: blind(kind, value),
    ...(kind === 'birth-date' ? { sketch } : {}),
  }));
}

/** A key as text, for maps: of one birth date, each name apart. */
export function keyText(key: {
  readonly kind: string;
  readonly hash: Buffer;
  readonly sketch?: bigint | null;
}): string {
  return `${key.kind}${key.hash.toString('base64')}${key.sketch ?? ''}`;
}
