import { nameKeys, words } from '../../../../lib/vietnamese/index.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import type { IdentifierKind, PersonDraft } from '../types.ts';
import { type MatchKind, type PersonKeys, personKeys, type UniqueKey } from './keys.ts';
import { UNKNOWN_NAME } from './present.ts';

/** All that is worked out of a person before the database is asked: columns as they are kept, and keys. */
export type SealedPerson = {
  readonly name: ReturnType<typeof nameColumns>;
  readonly address: Buffer | null;
  readonly phones: readonly { readonly hash: Buffer; readonly value: Buffer }[];
  readonly identifiers: readonly {
    readonly kind: IdentifierKind;
    readonly hash: Buffer;
    readonly value: Buffer;
  }[];
  readonly citizenKeys: readonly UniqueKey[];
  readonly keys: PersonKeys;
};

/**
 * Encrypts and hashes what is known of a person, each number once.
 * @param keys where they were hashed already.
 */
export function sealPerson(
  { blindIndex: blind, encrypt }: Pick<Secrets, 'blindIndex' | 'encrypt'>,
  draft: PersonDraft,
  keys = personKeys(blind, draft),
): SealedPerson {
  const [numbers, lines] = [hashesOf(keys, 'n'), hashesOf(keys, 'p')];
  const identifiers = draft.identifiers.map((one, i) => ({ ...one, hash: numbers[i]! }));
  const phones = once(draft.phones.map((phone, i) => ({ phone, hash: lines[i]! })));
  return {
    name: nameColumns(draft.fullName),
    address: draft.address === null ? null : encrypt(draft.address),
    phones: phones.map(({ phone, hash }) => ({ hash, value: encrypt(phone) })),
    identifiers: once(identifiers).map(({ kind, hash, value }) => ({ kind, hash, value: encrypt(value) })),
    citizenKeys: identifiers.flatMap(({ kind, hash }) =>
      kind === 'cccd' ? [{ kind: 'n' as const, hash }] : [],
    ),
    keys,
  };
}

/** Hashes of a person's numbers, in their order. */
function hashesOf({ match }: PersonKeys, kind: MatchKind): readonly Buffer[] {
  return match.flatMap((key) => (key.kind === kind ? [key.hash] : []));
}

function once<T extends { readonly hash: Buffer }>(hashed: readonly T[]): readonly T[] {
  return hashed.length < 2
    ? hashed
    : [...new Map(hashed.map((one) => [one.hash.toString('hex'), one])).values()];
}

/** What the name columns hold. The searched ones have a space on both sides, so that a pattern finds whole words. */
export function nameColumns(fullName: string | null) {
  const { given, inOrder } = nameKeys(fullName ?? '');
  const marked = words(fullName ?? '').map((word) => word.marked);
  return {
    fullName: fullName ?? UNKNOWN_NAME,
    given: given === '' ? null : given,
    folded: ` ${inOrder} `,
    marked: ` ${marked.join(' ')} `,
  };
}
