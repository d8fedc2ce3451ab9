import {
  importPublicKey,
  openMessage,
  type VerificationKey,
  webCrypto,
} from '../../../lib/credentials/index.ts';
import type { FormVersion } from '../../../lib/forms/index.ts';
import type { Cordon, RuleSet, ZoneTable } from '../../../lib/gates/index.ts';
import type { DataOf } from '../../shared/client.ts';
import type { PackArea } from '../decide/area-search.ts';
import { bytesOf } from './bytes.ts';

export type Post = DataOf<'GET /gates/posts'>['items'][number];

/** A public key as the server tells it. */
export type PackKey = {
  readonly kid: string;
  readonly kinds: readonly string[];
  readonly publicKey: string;
  readonly signsFrom: string;
  readonly signsUntil: string | null;
};

/** Content of a signed pack, as `server/modules/gates` builds it. */
export type PackContent = {
  readonly post: Post;
  /** Codes of the unit of the post and of those above it. */
  readonly areaCodes: readonly string[];
  readonly areas: readonly PackArea[];
  /** Forms of declarations in force and to come; packs made before posts had them carry none. */
  readonly forms?: readonly FormVersion[];
  readonly zones: readonly ZoneTable[];
  readonly rules: readonly RuleSet[];
  readonly keys: readonly PackKey[];
  /** Keys of the training, or in a training those of real codes: they make none valid. A pack of before has none. */
  readonly apart?: readonly PackKey[];
  readonly certificates: readonly string[];
  readonly revocations: { readonly sequence: number; readonly ids: string };
  /** Cordoned areas in force, and who lives inside, in the form of the watch list; a pack kept from before has none. */
  readonly cordons?: readonly Cordon[];
  readonly cordoned?: string;
  readonly watch: {
    readonly salt: string;
    readonly entries: string;
    readonly iterations: number;
    readonly expiresAt: number;
  };
};

/** A verified pack on this phone; kept as one record, since thousands of rows would block an old phone. */
export type Pack = {
  readonly sequence: number;
  /** Unix ms, as signed. */
  readonly issuedAt: number;
  readonly content: PackContent;
};

export type PackFault = 'format' | 'kid' | 'signature' | 'purpose' | 'future';

/** Keys as a verifier takes them, for the purposes that they are told for. */
export async function trustedKeys(keys: readonly PackKey[]): Promise<VerificationKey[]> {
  return await Promise.all(
    keys.map(async ({ kid, kinds, publicKey, signsFrom, signsUntil }) => ({
      kid: Uint8Array.from(kid.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)),
      key: await importPublicKey(bytesOf(publicKey)),
      kinds: kinds as VerificationKey['kinds'],
      // A key made while something was being signed may be a moment younger than that.
      signsFrom: new Date(Date.parse(signsFrom) - 60_000),
      ...(signsUntil === null ? {} : { signsUntil: new Date(signsUntil) }),
    })),
  );
}

/**
 * Opens a pack under the pinned keys of the purpose pack. What it carries of such keys is what the next one may be signed
 * by, so that keys change without asking anybody.
 * @param now Unix ms.
 */
export async function openPack(
  signed: string,
  sequence: number,
  pinned: readonly PackKey[],
  now: number,
): Promise<{ readonly pack: Pack; readonly pinned: readonly PackKey[] } | { readonly fault: PackFault }> {
  const keys = await trustedKeys(pinned);
  const opened = await openMessage('pack', bytesOf(signed), keys, new Date(now), webCrypto);
  if (!opened.ok) {
    return { fault: opened.reason };
  }
  const { issuedAt, content } = opened.value;
  const read = JSON.parse(new TextDecoder().decode(content)) as PackContent;
  // Other lists are signed for the same purpose: what has no rules is no pack.
  if (!Array.isArray((read as Partial<PackContent>).rules)) {
    return { fault: 'format' };
  }
  const next = read.keys.filter(({ kinds }) => kinds.includes('pack'));
  return {
    pack: { sequence, issuedAt: issuedAt.getTime(), content: read },
    pinned: next.length === 0 ? pinned : next,
  };
}
