import type { ShownTest } from '../../../lib/gates/index.ts';
import type { Scope } from '../../platform/access/scope.ts';
import type { CredentialSigner } from '../../platform/credentials/module.ts';
import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { People } from '../../registry/people/index.ts';
import type { PlaceDirectory } from '../../registry/places/index.ts';
import type { LodgingContext } from '../lodging/index.ts';
import type { PresenceRecorder } from '../presence/index.ts';
import type { TracingContext } from '../tracing/index.ts';

/** What trips work with; wired by the composition root. */
export type TripContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly places: PlaceDirectory;
  readonly people: People;
  readonly tracing: TracingContext;
  readonly lodging: LodgingContext;
  readonly presence: Pick<PresenceRecorder, 'recordMany'>;
  readonly signer: Pick<CredentialSigner, 'issueRevocable' | 'sign'>;
  /** Released tests of these persons. */
  readonly testsOf: (
    scope: Scope,
    personNos: readonly number[],
  ) => Promise<ReadonlyMap<number, readonly ShownTest[]>>;
  /** Dataset of requests without a session. */
  readonly publicDataset: string;
};
