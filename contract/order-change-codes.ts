/** Changes of an order: each may be a decision of its own. */
export const orderChanges = ['extension', 'reduction', 'release', 'cancel'] as const;
