/** Changes of an order that may be decisions of their own; its journal also knows cancellations. */
export const decidedChanges = ['extension', 'reduction', 'release'] as const;
export const orderChanges = [...decidedChanges, 'cancel'] as const;
