import type { Platform } from '../../platform/module.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { People } from '../../registry/people/index.ts';
import type { OrderContext } from '../orders/index.ts';

/** What hand-overs work with; wired by the list of modules. */
export type HandoverContext = {
  readonly platform: Platform;
  readonly areas: AreaDirectory;
  readonly people: People;
  readonly orders: OrderContext;
  /** The province served: communes of others are outside. */
  readonly provinceCode: string;
};
