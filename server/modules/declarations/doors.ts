import type { CredentialSigner } from '../../platform/credentials/signer.ts';
import type { Scope } from '../../platform/access/scope.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { People } from '../../registry/people/index.ts';
import type { PlaceDirectory } from '../../registry/places/index.ts';
import type { PresenceRecorder } from '../presence/index.ts';

/** What declarations ask of the other modules. */
export type DeclarationDoors = {
  readonly areas: AreaDirectory;
  readonly places: Pick<PlaceDirectory, 'byCodes'>;
  readonly people: Pick<
    People,
    'createPeople' | 'queueDuplicates' | 'personNos' | 'namesByNo' | 'helpedBy' | 'noteAct' | 'actorsOf'
  >;
  readonly presence: Pick<PresenceRecorder, 'record'>;
  readonly signer: Pick<CredentialSigner, 'issueRevocable'>;
  /** Whether somebody came through a gate with the declaration of this short code. */
  readonly crossedWith: (
    scope: Scope,
    db: Db | Tx,
    declaration: { readonly personNo: number; readonly shortCode: string },
  ) => Promise<boolean>;
  /** The zone of a unit by its code at a moment, Unix ms; null without data, which is never green. */
  readonly zones: (
    scope: Scope,
  ) => Promise<(areaCode: string, at: number) => { readonly code: string } | null>;
};

export type DeclarationOptions = DeclarationDoors & {
  /** Unit responsible for a declaration that names no commune: the province of this installation. */
  readonly homeAreaNo: () => number;
  /** Days that the presence log keeps: older visits stay with the declaration only. */
  readonly presenceKeptDays: number;
};

/** What the use cases of this module work with. */
export type DeclarationsContext = DeclarationOptions & { readonly platform: Platform };
