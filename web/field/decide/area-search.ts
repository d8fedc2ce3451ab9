import { fold } from '../../../lib/vietnamese/index.ts';

/** Code, name and code of the unit above, as a pack carries them. */
export type PackArea = readonly [code: string, name: string, parent: string];
export type AreaChoice = { readonly code: string; readonly name: string };

/** What a unit is called, before its own name: initials leave it out. */
const KIND = /^(?:xa|phuong|thi tran|dac khu|quan|huyen|thi xa|thanh pho|tinh) /;
const INITIALS = /^[a-z]{2,6}$/;

/** Name of a unit with those above it; the code itself where the pack has none. */
export function areaName(areas: readonly PackArea[], code: string): string {
  const [, name, parent] = areas.find(([one]) => one === code) ?? [code, code, ''];
  return parent === '' ? name : `${name}, ${areaName(areas, parent)}`;
}

/** Codes of a unit of the pack and of those above it; null: the code is not known. */
export function unitChain(areas: readonly PackArea[], code: string | null): readonly string[] | null {
  const unit = code === null ? undefined : areas.find(([own]) => own === code);
  return unit === undefined ? null : [unit[0], ...(unitChain(areas, unit[2]) ?? [])];
}

/**
 * A search over the areas of a pack: every typed word begins a word of the name or of the units above it, marks optional.
 * Own names come before those that match by the unit above only; then those of which the letters typed are the initials
 * (`dd`: Đồng Đăng), the nearest first.
 * @param near code of the unit above the post: of what matches alike, its units come first.
 */
export function areaSearch(
  areas: readonly PackArea[],
  near = '',
): (typed: string, limit?: number) => AreaChoice[] {
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
      initials: fold(name)
        .replace(KIND, '')
        .split(' ')
        .map((word) => word.charAt(0))
        .join(''),
      near: parent === near,
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
    const letters = fold(typed).trim();
    const isShort = (row: (typeof rows)[number]) => INITIALS.test(letters) && row.initials === letters;
    const score = (row: (typeof rows)[number]) =>
      words.filter((word) => row.own.includes(word)).length + (row.near ? 0.5 : 0);
    const spelled = rows
      .filter((row) => words.every((word) => row.all.includes(word)))
      .sort((a, b) => score(b) - score(a) || a.name.length - b.name.length);
    const initials = rows
      .filter((row) => isShort(row) && !spelled.includes(row))
      .sort((a, b) => Number(b.near) - Number(a.near) || a.name.length - b.name.length);
    // Letters may be a beginning and initials at once: a few beginnings stay above.
    const found = [...spelled.slice(0, 3), ...initials, ...spelled.slice(3)];
    return found.slice(0, limit).map(({ code, name }) => ({ code, name }));
  };
}
