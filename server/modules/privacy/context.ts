import type { Scope } from '../../platform/access/scope.ts';
import type { RawBuilder } from 'kysely';
import type { StandsInFor } from '../../platform/access/stand-in.ts';
import type { CodeSender } from '../../platform/access/usecases/reset-password.ts';
import type { Holding } from '../../platform/holdings/holdings.ts';
import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { People } from '../../registry/people/index.ts';

/** What the rights of people over their data work with; wired by the composition root. */
export type PrivacyContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly people: People;
  /** What every module keeps of people. */
  readonly holdings: () => readonly Holding[];
  /** The province whose office this is: it answers for people without a unit. */
  readonly homeAreaNo: () => number;
  /** Units above that were told of missed deadlines, by request. */
  readonly toldAbove: (scope: Scope, ids: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  /** The requests that a unit above was told of, as a query: item_id. */
  readonly toldRequests: (scope: Scope) => RawBuilder<unknown>;
  /** For whom an officer does a piece of work. */
  readonly standsInFor: StandsInFor;
  readonly codes: CodeSender;
  readonly publicDataset: string;
};
