import type { CredentialSigner } from '../../platform/credentials/signer.ts';
import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { People } from '../../registry/people/index.ts';
import type { PlaceDirectory } from '../../registry/places/index.ts';
import type { PresenceRecorder } from '../presence/index.ts';

/** What declarations ask of the other modules. */
export type DeclarationDoors = {
  readonly areas: AreaDirectory;
  readonly places: Pick<PlaceDirectory, 'byCodes'>;
  readonly people: Pick<People, 'createPeople' | 'queueDuplicates' | 'personNos' | 'namesByNo'>;
  readonly presence: Pick<PresenceRecorder, 'record'>;
  readonly signer: Pick<CredentialSigner, 'issue'>;
};

export type DeclarationOptions = DeclarationDoors & {
  /** Unit responsible for a declaration that names no commune: the province of this installation. */
  readonly homeAreaNo: () => number;
  /** Days that the presence log keeps: older visits stay with the declaration only. */
  readonly presenceKeptDays: number;
};

/** What the use cases of this module work with. */
export type DeclarationsContext = DeclarationOptions & { readonly platform: Platform };
