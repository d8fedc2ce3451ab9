import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { People } from '../../registry/people/index.ts';

/** What the list of work works with; wired by the list of modules. */
export type WorkContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly people: People;
  /** The province whose office this is: what belongs to no unit, or has none above, goes up to it. */
  readonly homeAreaNo: () => number;
};
