import { nameKeys, words } from '../../../../lib/vietnamese/index.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import type { IdentifierKind, PersonDraft } from '../types.ts';
import {
  type BlindIndex,
  citizenKeys,
  identifierHash,
  type MatchKey,
  matchKeys,
  phoneHash,
  probeKeys,
  type UniqueKey,
} from './keys.ts';
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
  readonly matchKeys: readonly MatchKey[];
  readonly probeKeys: readonly MatchKey[];
};

/** Encrypts and hashes what is known of a person, each number once. */
export function sealPerson(
  { blindIndex, encrypt }: Pick<Secrets, 'blindIndex' | 'encrypt'>,
  draft: PersonDraft,
): SealedPerson {
  const blind = remembering(blindIndex);
  const identifiers = draft.identifiers.map((one) => ({ ...one, hash: identifierHash(blind, one) }));
  return {
    name: nameColumns(draft.fullName),
    address: draft.address === null ? null : encrypt(draft.address),
    phones: [...new Set(draft.phones)].map((phone) => ({
      hash: phoneHash(blind, phone),
      value: encrypt(phone),
    })),
    identifiers: [...new Map(identifiers.map((one) => [one.hash.toString('hex'), one])).values()].map(
      ({ kind, hash, value }) => ({ kind, hash, value: encrypt(value) }),
    ),
    citizenKeys: citizenKeys(blind, draft.identifiers),
    matchKeys: matchKeys(blind, draft),
    probeKeys: probeKeys(blind, draft),
  };
}

/** A number stands in several keys: it is hashed once. */
function remembering(blind: BlindIndex): BlindIndex {
  const known = new Map<string, Buffer>();
  return (purpose, canonical) => {
    const name = `${purpose} ${canonical}`;
    const hash = known.get(name) ?? blind(purpose, canonical);
    known.set(name, hash);
    return hash;
  };
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
