import { decodeBase45, encodeBase45 } from './base45.ts';
import type { Bytes } from './bytes.ts';
import type { CryptoPort } from './crypto-port.ts';
import type { VerificationKey } from './keys.ts';
import type { Outcome } from './outcome.ts';
import { accept, refuse } from './outcome.ts';
import { ID_BYTES } from './revocations.ts';
import { type MessageFault, openMessage } from './signed-message.ts';

/** What begins the code of a certificate of completion. */
export const COMPLETION_PREFIX = 'VXC1:';
/** Most characters that any QR code holds. */
const MAX_TEXT = 4296;

/** What a certificate of completion says: whose quarantine it was, by whose order, from when to when (Unix ms). */
export interface Completion {
  readonly number: string;
  readonly name: string;
  readonly birthYear: number | null;
  readonly office: string;
  readonly from: number;
  readonly ended: number;
  readonly simulated: boolean;
  /** Under which number it is on record; null: a code of before there were such records. */
  readonly certificate: {
    readonly id: string;
    readonly number: string | null;
    readonly issued: number;
  } | null;
  /** Who signed the paper, and as what; null: nobody was named. */
  readonly signer: { readonly name: string; readonly title: string } | null;
}

/** A code as opened, with until when it holds (Unix ms): a paper of ten years ago says nothing of today. */
export interface OpenedCompletion extends Completion {
  readonly holdsUntil: number;
}

/** Content to be signed for the purpose `completion`; times are cut to whole seconds. */
export function completionContent(one: Completion): Bytes {
  const { number, name, birthYear, office, from, ended, simulated, certificate, signer } = one;
  const list = [
    number,
    name,
    birthYear,
    office,
    toSeconds(from),
    toSeconds(ended),
    simulated ? 1 : 0,
    ...(certificate === null ? [] : [certificate.id, certificate.number, toSeconds(certificate.issued)]),
    ...(certificate === null || signer === null ? [] : [signer.name, signer.title]),
  ];
  return new Uint8Array(new TextEncoder().encode(JSON.stringify(list)));
}

/** The text of the QR code from the signed bytes. */
export function completionText(signed: Bytes): string {
  return COMPLETION_PREFIX + encodeBase45(signed);
}

/** What a certificate is withdrawn by: the first 8 bytes of the SHA-256 of its id, like the codes of a revocation list. */
export async function revocationIdOfCompletion(
  certificateId: string,
  crypto: Pick<CryptoPort, 'sha256'>,
): Promise<Bytes> {
  const named = new TextEncoder().encode(COMPLETION_PREFIX + certificateId.toLowerCase());
  return (await crypto.sha256(named)).slice(0, ID_BYTES);
}

/** Opens a code under the trusted keys; what was signed stays true, so age refuses nothing. Never rejects. */
export async function openCompletion(
  text: string,
  keys: readonly VerificationKey[],
  now: Date,
  crypto: CryptoPort,
): Promise<Outcome<OpenedCompletion, 'prefix' | 'content' | MessageFault>> {
  if (!text.startsWith(COMPLETION_PREFIX) || text.length > MAX_TEXT) {
    return refuse('prefix');
  }
  const bytes = decodeBase45(text.slice(COMPLETION_PREFIX.length));
  if (!bytes.ok) {
    return refuse('format');
  }
  const message = await openMessage('completion', bytes.value, keys, now, crypto);
  if (!message.ok) {
    return message;
  }
  const content = readContent(message.value.content);
  return content === null
    ? refuse('content')
    : accept({ ...content, holdsUntil: message.value.expiresAt.getTime() });
}

function toSeconds(ms: number): number {
  return Math.floor(ms / 1000);
}

function readContent(bytes: Bytes): Completion | null {
  let list: unknown;
  try {
    list = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
  if (!Array.isArray(list)) {
    return null;
  }
  const [number, name, birthYear, office, from, ended, simulated, ...record] = list as unknown[];
  const times = typeof from === 'number' && typeof ended === 'number';
  const texts = typeof number === 'string' && typeof name === 'string' && typeof office === 'string';
  if (!times || !texts || !(birthYear === null || typeof birthYear === 'number')) {
    return null;
  }
  return {
    number,
    name,
    birthYear,
    office,
    from: from * 1000,
    ended: ended * 1000,
    simulated: simulated === 1,
    ...readRecord(record),
  };
}

/** What newer codes say besides. */
function readRecord([id, number, issued, name, title]: readonly unknown[]): Pick<
  Completion,
  'certificate' | 'signer'
> {
  const known = typeof id === 'string' && typeof issued === 'number';
  return {
    certificate: known
      ? { id, number: typeof number === 'string' ? number : null, issued: issued * 1000 }
      : null,
    signer: typeof name === 'string' && typeof title === 'string' ? { name, title } : null,
  };
}
