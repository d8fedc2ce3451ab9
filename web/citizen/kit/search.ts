import { fold } from '../../../lib/vietnamese/index.ts';

export type Named = { readonly id: string; readonly name: string };

/**
 * Names that contain all typed words, marks optional, those that begin with them first; at most `limit`.
 * The kind of the unit ("xã", "phường") may be left out.
 */
export function searchNames<T extends Named>(items: readonly T[], typed: string, limit = 8): T[] {
  const tokens = fold(typed).split(' ').filter(Boolean);
  if (tokens.length === 0) {
    return [];
  }
  const rank = (name: string) => {
    const words = fold(name).split(' ');
    if (!tokens.every((token) => words.some((word) => word.startsWith(token)))) {
      return null;
    }
    const start = words.findIndex((word) => word.startsWith(tokens[0] ?? ''));
    return start + words.length / 100;
  };
  return items
    .map((item) => ({ item, order: rank(item.name) }))
    .filter((found): found is { item: T; order: number } => found.order !== null)
    .sort((a, b) => a.order - b.order)
    .slice(0, limit)
    .map(({ item }) => item);
}
