import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { People } from '../../registry/people/index.ts';

/** What exports work with; wired by the composition root. */
export type ExportContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly people: Pick<People, 'mergedIds' | 'numbersOf' | 'recordsIn' | 'recordsOf' | 'traitsOf'>;
};
