import type { Scope } from '../../platform/access/scope.ts';
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
  /** Whether texts leave this installation for this dataset; in simulated data they are kept on screen. */
  readonly textsReach: (dataset: string) => boolean;
  /** Sends a text of which `shown` is kept on screen where it really leaves. */
  readonly sendText: (
    scope: Scope,
    text: { readonly id: string; readonly to: string; readonly text: string; readonly shown: string },
  ) => Promise<void>;
  readonly publicDataset: string;
};
