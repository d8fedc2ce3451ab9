import type { OrderKind } from './order-status.ts';

/** Orders that keep contacts apart while it is not known whether they fall ill; a case is isolated or treated instead. */
const OF_CONTACTS: readonly OrderKind[] = ['quarantine-facility', 'quarantine-home'];

/** Whether an order of a kind is for contacts alone. */
export function isForContacts(kind: OrderKind): boolean {
  return OF_CONTACTS.includes(kind);
}
