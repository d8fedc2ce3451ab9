import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { People } from '../../registry/people/index.ts';
import type { CaseContext } from '../cases/index.ts';
import type { OrderContext } from '../orders/index.ts';
import type { TracingContext } from '../tracing/index.ts';

/** What level changes work with; wired by the list of modules. Decisions go through the doors of their modules. */
export type LevelChangeContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly people: Pick<People, 'byNos' | 'numbersOf' | 'resolvedByNo' | 'personNos'>;
  readonly cases: CaseContext;
  readonly orders: OrderContext;
  /** A function, since tracing is given our observer. */
  readonly tracing: () => TracingContext;
};
