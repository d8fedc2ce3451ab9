import { isRevoked, revocationIdOfCompletion, webCrypto } from '../../../../lib/credentials/index.ts';
import { currentRevocations, revokeCodes } from '../../../platform/credentials/module.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/module.ts';
import { withdrawnCertificates } from '../store/certificates.ts';

/**
 * Puts withdrawn certificates on the list of withdrawn codes that phones of gates carry, in the caller's transaction.
 * @param certificateIds ids of certificates of one dataset.
 */
export async function listWithdrawn(
  platform: Pick<Platform, 'clock'>,
  tx: Tx,
  dataset: string,
  certificateIds: readonly string[],
): Promise<void> {
  const codes = await Promise.all(
    certificateIds.map(async (id) =>
      Buffer.from(await revocationIdOfCompletion(id, webCrypto)).toString('hex'),
    ),
  );
  await revokeCodes(
    platform,
    tx,
    dataset,
    codes.map((id) => ({ id, purpose: 'completion', reason: 'withdrawn' })),
  );
}

/**
 * Lists the certificates that were withdrawn before the list had them; what is on it stays as it is. Runs at every start,
 * since a database may come back from a backup of then.
 */
export async function listFormerlyWithdrawn({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const withdrawn = Map.groupBy(await withdrawnCertificates(tx), (one) => one.dataset);
    for (const [dataset, rows] of withdrawn) {
      const listed = await currentRevocations({ db: tx }, dataset);
      const missing: string[] = [];
      for (const { id } of rows) {
        if (!isRevoked(listed, await revocationIdOfCompletion(id, webCrypto))) {
          missing.push(id);
        }
      }
      await listWithdrawn({ clock }, tx, dataset, missing);
    }
  });
}
