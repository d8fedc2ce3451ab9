import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';

/** A counter by which progress of a task may be measured. */
export type CountedMetric = { readonly code: string; readonly vi: string; readonly en: string };

/** What directives and tasks work with; wired by the composition root. */
export type DirectiveContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly metrics: () => readonly CountedMetric[];
};
