import { fold } from '../../../lib/vietnamese/index.ts';

/** Code, name and code of the unit above, as a pack carries them. */
export type PackArea = readonly [code: string, name: string, parent: string];
export type AreaChoice = { readonly code: string; readonly name: string };

/**
 * A search over the areas of a pack: every typed word begins a word of the name or of the units above it, marks optional.
 * Own names come before those that match by the unit above only.
 */
export function areaSearch(areas: readonly PackArea[]): (typed: string, limit?: number) => AreaChoice[] {
  const names = new Map(areas.map(([code, name, parent]) => [code, { name, parent }]));
  const above = (parent: string): string[] => {
    const unit = names.get(parent);
    return unit === undefined ? [] : [unit.name, ...above(unit.parent)];
  };
  const rows = areas.map(([code, name, parent]) => {
    const parents = above(parent);
    return {
      code,
      name: [name, ...parents].join(', '),
      own: ` ${fold(name)}`,
      all: ` ${fold([name, ...parents].join(' '))}`,
    };
  });
  return (typed, limit = 6) => {
    const words = fold(typed)
      .split(' ')
      .filter(Boolean)
      .map((word) => ` ${word}`);
    if (words.length === 0) {
      return [];
    }
    const score = (row: (typeof rows)[number]) => words.filter((word) => row.own.includes(word)).length;
    return rows
      .filter((row) => words.every((word) => row.all.includes(word)))
      .sort((a, b) => score(b) - score(a) || a.name.length - b.name.length)
      .slice(0, limit)
      .map(({ code, name }) => ({ code, name }));
  };
}
