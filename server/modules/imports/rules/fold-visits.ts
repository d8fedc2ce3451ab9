import { MAX_STAY_MS, RESCAN_TAIL_MS } from '../../presence/index.ts';

/** Many visits in columns, so that millions fit in memory; persons and places by their number in the file. */
export type VisitColumns = {
  readonly length: number;
  readonly person: Int32Array;
  readonly place: Int32Array;
  /** Unix ms. */
  readonly inAt: Float64Array;
  /** Unix ms; NaN where nobody said it. */
  readonly outAt: Float64Array;
};

/** A stay made of one visit or more; times Unix ms. */
export type FoldedStay = {
  readonly person: number;
  readonly place: number;
  readonly inAt: number;
  readonly outAt: number;
  readonly outImputed: boolean;
};

/**
 * Folds visits into stays by the rule of the presence log (its rules/fold-scans.ts): a visit that begins inside a
 * stay of the same person at the same place is the same stay, and may lengthen it; any other opens one. A stay that
 * nobody ended lasts `stayMs`; none lasts longer than 12 hours. Stays come by person, place and time.
 */
export function* foldVisits(visits: VisitColumns, stayMs: number): Generator<FoldedStay> {
  let open: FoldedStay | null = null;
  for (const at of inOrder(visits)) {
    const person = visits.person[at]!;
    const place = visits.place[at]!;
    const inAt = visits.inAt[at]!;
    const outAt = visits.outAt[at]!;
    if (open !== null && open.person === person && open.place === place && inAt <= open.outAt) {
      open = lengthen(open, inAt, outAt);
      continue;
    }
    if (open !== null) {
      yield open;
    }
    const end = Number.isNaN(outAt) ? inAt + stayMs : outAt;
    const cut = Math.min(end, inAt + MAX_STAY_MS);
    open = { person, place, inAt, outAt: cut, outImputed: Number.isNaN(outAt) || end > cut };
  }
  if (open !== null) {
    yield open;
  }
}

function lengthen(stay: FoldedStay, inAt: number, outAt: number): FoldedStay {
  const limit = stay.inAt + MAX_STAY_MS;
  if (!Number.isNaN(outAt)) {
    const end = Math.min(stay.outImputed ? outAt : Math.max(stay.outAt, outAt), limit);
    return { ...stay, outAt: end, outImputed: false };
  }
  const end = Math.min(Math.max(stay.outAt, inAt + RESCAN_TAIL_MS), limit);
  return stay.outImputed ? { ...stay, outAt: end } : stay;
}

/** Indexes by person, then place, then time; equal ones in the order of the file. */
function inOrder({ length, person, place, inAt }: VisitColumns): Uint32Array {
  const order = new Uint32Array(length);
  for (let i = 0; i < length; i += 1) {
    order[i] = i;
  }
  return order.sort(
    (a, b) => person[a]! - person[b]! || place[a]! - place[b]! || inAt[a]! - inAt[b]! || a - b,
  );
}
