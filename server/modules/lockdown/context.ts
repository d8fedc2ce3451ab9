import type { People } from '../../registry/people/index.ts';
import type { OrderContext } from '../orders/index.ts';

/** What cordons work with; wired by the composition root. */
export type LockdownContext = Omit<OrderContext, 'people'> & { readonly people: People };
