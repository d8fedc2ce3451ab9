import { imputedEnd, MAX_STAY_MS, type PlaceKind, RESCAN_TAIL_MS } from './imputed-stay.ts';

/** A stay as the log keeps it. */
export type Stay = {
  readonly id: string;
  readonly placeNo: number;
  readonly personNo: number;
  readonly inAt: number;
  readonly outAt: number;
  readonly outImputed: boolean;
};

/** One scan, its person and place known. */
export type Scan = {
  readonly id: string;
  readonly placeNo: number;
  readonly placeKind: PlaceKind;
  readonly personNo: number;
  readonly at: number;
  /** When the person left, where somebody said so. */
  readonly leftAt: number | null;
};

export type FoldedScan = { readonly scan: Scan; readonly stay: Stay; readonly collapsed: boolean };

export type FoldResult = {
  readonly scans: readonly FoldedScan[];
  readonly opened: readonly Stay[];
  readonly changed: readonly Stay[];
};

/**
 * Folds scans into stays: a scan inside a stay of the same person at the same place (bounds included) collapses
 * into it and may lengthen it; any other opens a new stay whose id is the scan's. Stays never exceed 12 hours.
 * A scan of earlier than the stay opens its own; tracing merges overlapping stays.
 * @param existing stays of these persons at these places that reach to within 12 hours of the scans.
 */
export function foldScans(scans: readonly Scan[], existing: readonly Stay[]): FoldResult {
  const stays = new Map<string, Stay[]>();
  for (const stay of existing) {
    bucket(stays, stay).push(stay);
  }
  const opened = new Map<string, Stay>();
  const changed = new Map<string, Stay>();
  const byTime = scans
    .map((scan, index) => ({ scan, index }))
    .sort((a, b) => a.scan.at - b.scan.at || a.index - b.index);
  const folded: FoldedScan[] = [];
  for (const { scan, index } of byTime) {
    const list = bucket(stays, scan);
    const at = list.findIndex((stay) => stay.inAt <= scan.at && scan.at <= stay.outAt);
    if (at === -1) {
      const stay = openStay(scan);
      list.push(stay);
      opened.set(stay.id, stay);
      folded[index] = { scan, stay, collapsed: false };
      continue;
    }
    const before = list[at]!;
    const after = extendStay(before, scan);
    if (after !== before) {
      list[at] = after;
      (opened.has(after.id) ? opened : changed).set(after.id, after);
    }
    folded[index] = { scan, stay: after, collapsed: true };
  }
  return { scans: folded, opened: [...opened.values()], changed: [...changed.values()] };
}

function openStay(scan: Scan): Stay {
  const end = scan.leftAt ?? imputedEnd(scan.placeKind, scan.at);
  const outAt = Math.min(end, scan.at + MAX_STAY_MS);
  const { id, placeNo, personNo, at } = scan;
  return { id, placeNo, personNo, inAt: at, outAt, outImputed: scan.leftAt === null || end > outAt };
}

function extendStay(stay: Stay, scan: Scan): Stay {
  const limit = stay.inAt + MAX_STAY_MS;
  if (scan.leftAt !== null) {
    // A said end replaces an imputed one; between two said ends the later holds.
    const outAt = Math.min(stay.outImputed ? scan.leftAt : Math.max(stay.outAt, scan.leftAt), limit);
    return outAt === stay.outAt && !stay.outImputed ? stay : { ...stay, outAt, outImputed: false };
  }
  const outAt = Math.min(Math.max(stay.outAt, scan.at + RESCAN_TAIL_MS), limit);
  return stay.outImputed && outAt !== stay.outAt ? { ...stay, outAt } : stay;
}

function bucket(stays: Map<string, Stay[]>, of: { placeNo: number; personNo: number }): Stay[] {
  const key = `${of.placeNo} ${of.personNo}`;
  const list = stays.get(key);
  if (list !== undefined) {
    return list;
  }
  const fresh: Stay[] = [];
  stays.set(key, fresh);
  return fresh;
}
