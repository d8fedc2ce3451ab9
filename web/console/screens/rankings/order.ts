export const orders = ['worst', 'best'] as const;
export type Order = (typeof orders)[number];

/**
 * Ranked units from the last or from the first place on; what has no place stays last. With sixty units in the first place a
 * leader looks for the last ones.
 */
export function inOrder<T extends { readonly rank: number | null }>(items: readonly T[], order: Order): T[] {
  const ranked = items.filter(({ rank }) => rank !== null);
  const rest = items.filter(({ rank }) => rank === null);
  // The sort is stable: units of one place keep their order.
  return [...(order === 'best' ? ranked : ranked.toSorted((a, b) => b.rank! - a.rank!)), ...rest];
}
