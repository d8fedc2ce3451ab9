import type { misuseKinds } from '../../../contract/permits.ts';
import type { Scope } from '../../platform/access/scope.ts';
import type { CredentialSigner } from '../../platform/credentials/module.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';

/** What permits work with; wired by the composition root. */
export type PermitContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly signer: Pick<CredentialSigner, 'issueRevocable'>;
  /** Keeps a report of misuse with the trip that has this code. False: none. Trips build on permits, so it is handed in. */
  readonly reportTripMisuse: (
    scope: Scope,
    tx: Tx,
    report: {
      readonly id: string;
      readonly code: string;
      readonly kind: (typeof misuseKinds)[number];
      readonly at: number;
      readonly note: string | null;
    },
  ) => Promise<boolean>;
  /** Dataset of requests without a session. */
  readonly publicDataset: string;
};
