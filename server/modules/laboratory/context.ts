import type { CredentialSigner } from '../../platform/credentials/signer.ts';
import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { People } from '../../registry/people/index.ts';
import type { PlaceDirectory } from '../../registry/places/index.ts';

/** What the laboratory works with; wired by the list of modules. */
export type LaboratoryContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly places: Pick<PlaceDirectory, 'byIds' | 'byNos'>;
  readonly people: Pick<
    People,
    'byIds' | 'byNos' | 'search' | 'numbersOf' | 'open' | 'resolvedByNo' | 'namesByNo' | 'personNos'
  >;
  readonly signer: Pick<CredentialSigner, 'issue'>;
};
