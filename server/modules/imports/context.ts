import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { People } from '../../registry/people/index.ts';
import type { CaseContext } from '../cases/index.ts';

/** What imports work with: the composed program, seen through what they need of it. */
export type ImportContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly doors: { readonly people: Pick<People, 'createPeople'>; readonly cases: CaseContext };
};
