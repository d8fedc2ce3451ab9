import { fold } from '../../../../lib/vietnamese/index.ts';
import type { Area } from '../directory-types.ts';

const folded = new WeakMap<Area, { full: string; bare: string }>();

/**
 * Units whose name holds every word of `q` as the beginning of a word, marks and case aside; `dong dang` and
 * `Đồng Đăng` find the same. Exact names first, then names that begin with `q`, then the others, each in the order given.
 */
export function searchAreas(areas: readonly Area[], q: string): Area[] {
  const wanted = fold(q);
  const words = wanted.split(' ');
  const ranked: Area[][] = [[], [], []];
  for (const area of areas) {
    const { full, bare } = formsOf(area);
    if (words.every((word) => ` ${full}`.includes(` ${word}`))) {
      const rank = bare === wanted || full === wanted ? 0 : bare.startsWith(wanted) ? 1 : 2;
      ranked[rank]!.push(area);
    }
  }
  return wanted === '' ? [] : ranked.flat();
}

function formsOf(area: Area): { full: string; bare: string } {
  let forms = folded.get(area);
  if (forms === undefined) {
    forms = { full: fold(area.fullName), bare: fold(area.name) };
    folded.set(area, forms);
  }
  return forms;
}
