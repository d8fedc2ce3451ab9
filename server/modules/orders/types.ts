import type { Static } from 'typebox';
import type { OrderDetail } from '../../../contract/orders.ts';

export type ShownOrderDetail = Static<typeof OrderDetail>;
