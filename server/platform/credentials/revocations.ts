import {
  type Bytes,
  NO_REVOCATIONS,
  type Revocations,
  revocationsOf,
  webCrypto,
  writeRevocations,
} from '../../../lib/credentials/index.ts';
import type { Db, Tx } from '../db/database.ts';
import { appendEvent } from '../events/outbox.ts';
import type { Platform } from '../module.ts';
import {
  currentSequence,
  idsAt,
  insertWithdrawals,
  nextSequence,
  type Withdrawal,
} from './revocation-store.ts';
import type { CredentialSigner } from './signer.ts';

/** How long a device may rely on a list before it must say that it is old, ms. */
const LIST_HOLDS_MS = 24 * 60 * 60_000;

declare module '../events/events.ts' {
  interface EventMap {
    'credential.revoked': { readonly sequence: number };
  }
}

/** A list for devices; `base` 0 is the whole one. */
export type SignedList = {
  readonly sequence: number;
  readonly base: number;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly signed: Bytes;
};

/** Withdraws codes in the transaction of the decision: they are on the next list of the dataset that anybody downloads. */
export async function revokeCodes(
  platform: Pick<Platform, 'clock'>,
  tx: Tx,
  dataset: string,
  withdrawals: readonly Withdrawal[],
): Promise<void> {
  if (withdrawals.length > 0) {
    const sequence = await nextSequence(tx, dataset);
    const at = platform.clock.now();
    await insertWithdrawals(tx, { dataset, sequence }, withdrawals, new Date(at));
    await appendEvent(tx, { topic: 'credential.revoked', dataset, payload: { sequence }, at });
  }
}

/** The list of a dataset as of now, for verifying on the server; `db` may be a transaction. */
export async function currentRevocations(
  { db }: { readonly db: Db | Tx },
  dataset: string,
): Promise<Revocations> {
  return await listAt(db, dataset, await currentSequence(db, dataset));
}

async function listAt(db: Db | Tx, dataset: string, sequence: number): Promise<Revocations> {
  return sequence === 0 ? NO_REVOCATIONS : revocationsOf(sequence, await idsAt(db, { dataset, sequence }));
}

/** The signed list of a dataset, or what changed since list `from`; whole where `from` is no list of ours. */
export async function signedRevocations(
  platform: Pick<Platform, 'db' | 'clock'>,
  signer: CredentialSigner,
  dataset: string,
  from: number,
): Promise<SignedList> {
  const { db, clock } = platform;
  const current = await currentRevocations(platform, dataset);
  const start = await listAt(db, dataset, from > 0 && from < current.sequence ? from : 0);
  const issuedAt = clock.now();
  const expiresAt = issuedAt + LIST_HOLDS_MS;
  const content = await writeRevocations(start, current, webCrypto);
  const signed = await signer.sign('revocations', content, { from: issuedAt, until: expiresAt });
  return { sequence: current.sequence, base: start.sequence, issuedAt, expiresAt, signed };
}
