import type { Cordon, ShownTest } from '../../../lib/gates/index.ts';
import type { CredentialSigner } from '../../platform/credentials/module.ts';
import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { People } from '../../registry/people/index.ts';
import type { PlaceDirectory } from '../../registry/places/index.ts';
import type { DeclarationSummary } from '../declarations/index.ts';
import type { PresenceRecorder } from '../presence/index.ts';
import type { Scope } from '../../platform/access/scope.ts';

/** What gates work with; wired by the composition root. */
export type GateContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly places: PlaceDirectory;
  readonly people: People;
  readonly presence: Pick<PresenceRecorder, 'recordMany'>;
  readonly signer: CredentialSigner;
  /** Official levels of the own province at a moment, 1 to 4, by area number, with the moment since when. */
  readonly officialLevels: (
    scope: Scope,
    at: number,
  ) => Promise<ReadonlyMap<number, { readonly level: number; readonly from: number }>>;
  /** Who of these persons is under an order that keeps them in place. */
  readonly underOrder: (
    scope: Scope,
    personNos: readonly number[],
    at: number,
  ) => Promise<ReadonlySet<number>>;
  /** Cordoned areas in force at a moment. */
  readonly cordons: (scope: Scope, at: number) => Promise<readonly Cordon[]>;
  /** Who of these persons lives inside one. */
  readonly cordoned: (scope: Scope, personNos: readonly number[], at: number) => Promise<ReadonlySet<number>>;
  /** Numbers by which a scan may name those who live inside one: `cccd:…`, `phone:…`. */
  readonly cordonedKeys: (scope: Scope, at: number) => Promise<readonly string[]>;
  /** Released tests of these persons. */
  readonly testsOf: (
    scope: Scope,
    personNos: readonly number[],
  ) => Promise<ReadonlyMap<number, readonly ShownTest[]>>;
  /** Declarations behind short codes: whose, how many companions, at risk or not. */
  readonly declarations: (
    scope: Scope,
    shortCodes: readonly string[],
  ) => Promise<ReadonlyMap<string, DeclarationSummary>>;
};
