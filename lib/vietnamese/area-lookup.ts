import type { AreaIndex, AreaNode, AreaUnit } from './area-index.ts';
import { sameWithMarks } from './text.ts';
import { adminKeys, splitUnitName } from './unit-names.ts';

/** The parts of an address, trimmed; '' for what is absent. */
export type TidyParts = Readonly<Record<'province' | 'district' | 'commune', string>>;

// Written forms of provinces that no rule gives, by key; each names the keys the province may have had.
const provinceAliases: Readonly<Record<string, readonly string[]>> = {
  hcm: ['ho chi minh'],
  tphcm: ['ho chi minh'],
  'sai gon': ['ho chi minh'],
  hn: ['ha noi'],
  brvt: ['ba ria vung tau'],
  hue: ['thua thien hue'],
  'tt hue': ['thua thien hue', 'hue'],
  'thua thien hue': ['hue'],
  daklak: ['dak lak'],
  'dac lac': ['dak lak'],
};

/** From a unit's province down to itself. */
export function pathOf<Unit extends AreaUnit>(node: AreaNode<Unit>): AreaNode<Unit>[] {
  return node.parent === null ? [node] : [...pathOf(node.parent), node];
}

/**
 * The nodes among `nodes` that a written name means, by folded key. Marks and the kind ('xã', 'thị trấn') are used only
 * to choose between several that fold alike.
 */
export function nodesNamed<Unit extends AreaUnit>(
  nodes: readonly AreaNode<Unit>[],
  written: string,
): AreaNode<Unit>[] {
  for (const key of adminKeys(written)) {
    const found = nodes.filter((node) => node.key === key);
    if (found.length > 0) {
      return narrow(found, written);
    }
  }
  return [];
}

function narrow<Unit extends AreaUnit>(found: AreaNode<Unit>[], written: string): AreaNode<Unit>[] {
  if (found.length === 1) {
    return found;
  }
  const { subtype, name } = splitUnitName(written);
  const marked = found.filter((node) => sameWithMarks(node.bareName, name));
  const left = marked.length > 0 ? marked : found;
  const kind = left.filter((node) => node.subtype === subtype);
  return kind.length > 0 ? kind : left;
}

/** Provinces that a written name means, usual abbreviations included. */
export function provincesNamed<Unit extends AreaUnit>(
  index: AreaIndex<Unit>,
  written: string,
): AreaNode<Unit>[] {
  const direct = nodesNamed(index.provinces, written);
  if (direct.length > 0) {
    return direct;
  }
  const aliases = adminKeys(written).flatMap((key) => provinceAliases[key] ?? []);
  return index.provinces.filter((node) => aliases.includes(node.key));
}

/** Units of a level and name anywhere below some nodes. */
export function within<Unit extends AreaUnit>(
  nodes: readonly AreaNode<Unit>[],
  written: string,
  level: 'district' | 'commune',
): AreaNode<Unit>[] {
  return nodesNamed(
    nodes.flatMap((node) => below(node, level)),
    written,
  );
}

/** Units of a level anywhere below a node. */
export function below<Unit extends AreaUnit>(
  node: AreaNode<Unit>,
  level: 'district' | 'commune',
): AreaNode<Unit>[] {
  return node.children.flatMap((child) => (child.level === level ? [child] : below(child, level)));
}

/** Units of a level and name anywhere in the country. */
export function elsewhere<Unit extends AreaUnit>(
  index: AreaIndex<Unit>,
  written: string,
  level: 'district' | 'commune',
): AreaNode<Unit>[] {
  return nodesNamed(
    adminKeys(written).flatMap((key) => index.byKey[level].get(key) ?? []),
    written,
  );
}
