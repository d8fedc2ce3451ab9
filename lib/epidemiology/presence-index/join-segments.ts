import { endOf, findPlace, join, placeIndexOf, rowsOf, type Segment } from './segment.ts';

/** So few stays are looked up rather than the other segment read through. */
const FEW = 10_000;

/**
 * Marks stays of one person at one place that overlap or touch across two segments. The segment with fewer stays in
 * question asks the other one person by person.
 */
export function joinSegments(a: Segment, b: Segment): void {
  const [early, late] = a.dayStart <= b.dayStart ? [a, b] : [b, a];
  const gap = late.dayStart - early.dayStart;
  if (early.latestOut < gap) {
    return;
  }
  if (early.rows < late.rows || (gap > 0 && late.rows > FEW && countReaching(early, gap) < late.rows)) {
    for (let row = 0; row < early.rows; row += 1) {
      if (gap === 0 || endOf(early, row) >= gap) {
        joinRow(early, row, late, gap);
      }
    }
    return;
  }
  const last = early.latestOut - gap;
  for (let row = 0; row < late.rows; row += 1) {
    if (late.inAt[row]! <= last) {
      joinRow(late, row, early, -gap);
    }
  }
}

function countReaching(segment: Segment, time: number): number {
  let count = 0;
  for (let row = 0; row < segment.rows; row += 1) {
    count += endOf(segment, row) >= time ? 1 : 0;
  }
  return count;
}

/** `shift`: start of the other's day less start of the row's day. */
function joinRow(segment: Segment, row: number, other: Segment, shift: number): void {
  const inAt = segment.inAt[row]! - shift;
  const outAt = endOf(segment, row) - shift;
  if (outAt <= inAt) {
    return;
  }
  const { from, to } = rowsOf(other, segment.person[row]!);
  if (from === to) {
    return;
  }
  const place = findPlace(other, segment.places[placeIndexOf(segment, row)]!);
  if (place < 0) {
    return;
  }
  const [first, end] = [other.placeStart[place]!, other.placeStart[place + 1]!];
  for (let at = from; at < to; at += 1) {
    const found = other.rowsByPerson[at]!;
    const there = found >= first && found < end && other.inAt[found]! < endOf(other, found);
    if (there && other.inAt[found]! <= outAt && endOf(other, found) >= inAt) {
      join(segment.outAt, row);
      join(other.outAt, found);
    }
  }
}
