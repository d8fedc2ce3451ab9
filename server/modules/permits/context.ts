import type { Scope } from '../../platform/access/scope.ts';
import type { CredentialSigner } from '../../platform/credentials/module.ts';
import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';

/** What permits work with; wired by the composition root. */
export type PermitContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly signer: Pick<CredentialSigner, 'issueRevocable'>;
  /** Name of the border gate whose trip has this short code; null: none. Trips build on permits, so it is handed in. */
  readonly gateOfTripCode: (scope: Scope, code: string) => Promise<string | null>;
  /** Dataset of requests without a session. */
  readonly publicDataset: string;
};
