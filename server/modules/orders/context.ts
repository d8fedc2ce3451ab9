import type { Scope } from '../../platform/access/scope.ts';
import type { StandsInFor } from '../../platform/access/stand-in.ts';
import type { CredentialSigner } from '../../platform/credentials/signer.ts';
import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { People } from '../../registry/people/index.ts';
import type { PlaceDirectory } from '../../registry/places/index.ts';

/** What the orders module works with; wired by the list of modules. */
export type OrderContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly places: Pick<PlaceDirectory, 'byIds' | 'byNos'>;
  readonly people: Pick<People, 'byIds' | 'byNos' | 'peopleByNo' | 'search' | 'numbersOf'>;
  /** For whom an officer does a piece of work. */
  readonly standsInFor?: StandsInFor;
};

/** What following a merge of people needs. */
export type MergeFollowContext = Pick<OrderContext, 'platform' | 'people'> & {
  /** Has the cases traced again that these people have, or are contacts of. */
  readonly retraceOf: (scope: Scope, personNos: readonly number[]) => Promise<void>;
};

/** The same with what signs certificates of completion. */
export type PaperContext = OrderContext & {
  readonly signer: Pick<CredentialSigner, 'sign' | 'publicKeys'>;
};
