/** What may happen to an order's end. */
export type OrderMove = 'extension' | 'reduction' | 'release' | 'cancel' | 'expiry' | 'hand-over';

declare module '../../platform/events/events.ts' {
  interface EventMap {
    'order.issued': {
      readonly orderIds: readonly string[];
      readonly kind: string;
      readonly areaNos: readonly number[];
    };
    /** An end was moved, somebody was released, an order was cancelled or ran out. */
    'order.changed': {
      readonly orderIds: readonly string[];
      readonly change: OrderMove;
      readonly areaNos: readonly number[];
    };
    'order.followed': { readonly orderId: string; readonly areaNos: readonly number[] };
  }
}
