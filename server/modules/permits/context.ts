import type { CredentialSigner } from '../../platform/credentials/module.ts';
import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';

/** What permits work with; wired by the composition root. */
export type PermitContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly signer: Pick<CredentialSigner, 'issueRevocable'>;
  /** Dataset of requests without a session. */
  readonly publicDataset: string;
};
