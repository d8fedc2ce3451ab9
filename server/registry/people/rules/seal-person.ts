import { nameKeys, words } from '../../../../lib/vietnamese/index.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import type { IdentifierKind, PersonDraft } from '../types.ts';
import { identifierHash, type PersonKeys, personKeys, phoneHash, type UniqueKey } from './keys.ts';
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

/** Encrypts and hashes what is known of a person, each number once. */
export function sealPerson(
  { blindIndex: blind, encrypt }: Pick<Secrets, 'blindIndex' | 'encrypt'>,
  draft: PersonDraft,
): SealedPerson {
  const identifiers = draft.identifiers.map((one) => ({ ...one, hash: identifierHash(blind, one) }));
  const phones = [...new Set(draft.phones)].map((phone) => ({ phone, hash: phoneHash(blind, phone) }));
  return {
    name: nameColumns(draft.fullName),
    address: draft.address === null ? null : encrypt(draft.address),
    phones: phones.map(({ phone, hash }) => ({ hash, value: encrypt(phone) })),
    identifiers: once(identifiers).map(({ kind, hash, value }) => ({ kind, hash, value: encrypt(value) })),
    citizenKeys: identifiers.flatMap(({ kind, hash }) =>
      kind === 'cccd' ? [{ kind: 'n' as const, hash }] : [],
    ),
    keys: personKeys(blind, draft, [
      ...identifiers.map(({ hash }) => ({ kind: 'n' as const, hash })),
      ...phones.map(({ hash }) => ({ kind: 'p' as const, hash })),
    ]),
  };
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
