import { byCodeUnit } from './text-order.ts';
import { firstRowEndingAfter, type VisitIndex } from './visit-index.ts';

/** What to trace. All times in epoch milliseconds. */
export interface TraceQuery {
  readonly caseId: string;
  /** Exposure by the case counts from here ... */
  readonly from: number;
  /** ... to here, and nobody exposes anybody after it. */
  readonly to: number;
  /** An overlap counts when it lasts at least this many minutes (and longer than 0). */
  readonly minMinutes: number;
  /** 1 = F1 only, 2 = F1 and F2, 3 = up to F3. */
  readonly depth: 1 | 2 | 3;
  /** How long the air of a place stays infectious after an exposing person has left; 0 by default. */
  readonly lingerMinutes?: number;
  /** When a person was isolated: that person exposes nobody after it. */
  readonly isolations?: ReadonlyMap<string, number>;
  /** `false` leaves `evidence` empty, for callers that print totals of very large rings. */
  readonly evidence?: boolean;
}

/** One counted overlap: why somebody is a contact. `minutes` are exact; `via` is the exposing person. */
export interface Evidence {
  readonly placeId: string;
  readonly from: number;
  readonly to: number;
  readonly minutes: number;
  readonly via: string;
}

/** One traced contact; totals are over all counted overlaps with the level above. */
export interface TracedContact {
  readonly contactId: string;
  readonly level: number;
  readonly exactMs: number;
  /** `exactMs` in minutes, rounded half up to one decimal. */
  readonly minutes: number;
  readonly firstAt: number;
  readonly lastAt: number;
  /** Number of distinct places. */
  readonly places: number;
  /** Exposing person of the earliest overlap, the smallest id by code unit on a tie. */
  readonly via: string;
  /** Sorted by start, exposing person, place. */
  readonly evidence: readonly Evidence[];
}

const MINUTE = 60_000;

interface Found {
  ms: number;
  first: number;
  last: number;
  via: number;
  readonly places: Set<number>;
  readonly evidence: Evidence[];
}

/**
 * Traces the contacts of a case over merged stays; the rules are those of CONTRACT.md `trace`.
 *
 * Person s exposes from e(s) (the case: `from`; a contact: the start of the earliest overlap that made them one) until
 * x(s) = min(`to`, isolation of s). A stay [a,b] of s and a stay [c,d] of another person at the same place overlap in
 * [max(a,c,from,e(s)), min(b+linger,d,x(s))]. Each level looks only at people who are in no level yet.
 *
 * Sorted by level, exact minutes descending, id by code unit. Returns `undefined` for a case without any visit.
 */
export function traceContacts(index: VisitIndex, query: TraceQuery): TracedContact[] | undefined {
  const caseNumber = index.personOf.get(query.caseId);
  if (caseNumber === undefined) {
    return undefined;
  }
  const known = new Uint8Array(index.personIds.length);
  known[caseNumber] = 1;
  const contacts: TracedContact[] = [];
  let exposing = new Map([[caseNumber, query.from]]);
  for (let level = 1; level <= query.depth && exposing.size > 0; level += 1) {
    const found = exposeLevel(index, query, exposing, known);
    exposing = new Map();
    const ring: TracedContact[] = [];
    for (const [person, totals] of found) {
      known[person] = 1;
      exposing.set(person, totals.first);
      ring.push(toContact(index, person, level, totals));
    }
    contacts.push(...ring.sort((a, b) => b.exactMs - a.exactMs || byCodeUnit(a.contactId, b.contactId)));
  }
  return contacts;
}

function exposeLevel(
  index: VisitIndex,
  query: TraceQuery,
  exposing: ReadonlyMap<number, number>,
  known: Uint8Array,
): Map<number, Found> {
  const found = new Map<number, Found>();
  const isolations = query.isolations;
  for (const [source, since] of exposing) {
    const isolatedAt = isolations?.get(index.personIds[source]!) ?? Infinity;
    const until = Math.min(query.to, isolatedAt);
    const start = Math.max(query.from, since);
    for (let i = index.personStart[source]!; i < index.personStart[source + 1]!; i += 1) {
      exposeAtStay(index, query, { row: index.personRows[i]!, source, start, until }, known, found);
    }
  }
  return found;
}

interface ExposingStay {
  readonly row: number;
  readonly source: number;
  readonly start: number;
  readonly until: number;
}

function exposeAtStay(
  index: VisitIndex,
  query: TraceQuery,
  stay: ExposingStay,
  known: Uint8Array,
  found: Map<number, Found>,
): void {
  const place = index.place[stay.row]!;
  const linger = Math.round((query.lingerMinutes ?? 0) * MINUTE);
  const atLeast = Math.max(1, Math.round(query.minMinutes * MINUTE));
  const opens = Math.max(index.inAt[stay.row]!, stay.start);
  const closes = Math.min(index.outAt[stay.row]! + linger, stay.until);
  const end = index.placeStart[place + 1]!;
  for (let row = firstRowEndingAfter(index, place, opens); row < end && index.inAt[row]! < closes; row += 1) {
    const person = index.person[row]!;
    const from = Math.max(opens, index.inAt[row]!);
    const to = Math.min(closes, index.outAt[row]!);
    if (to - from >= atLeast && known[person] === 0) {
      const totals = found.get(person) ?? emptyTotals();
      found.set(person, totals);
      addOverlap(totals, { place, from, to, source: stay.source });
      if (query.evidence !== false) {
        totals.evidence.push({
          placeId: index.placeIds[place]!,
          from,
          to,
          minutes: (to - from) / MINUTE,
          via: index.personIds[stay.source]!,
        });
      }
    }
  }
}

function emptyTotals(): Found {
  return { ms: 0, first: Infinity, last: -Infinity, via: -1, places: new Set(), evidence: [] };
}

interface Overlap {
  readonly place: number;
  readonly from: number;
  readonly to: number;
  readonly source: number;
}

function addOverlap(totals: Found, overlap: Overlap): void {
  totals.ms += overlap.to - overlap.from;
  if (overlap.from < totals.first || (overlap.from === totals.first && overlap.source < totals.via)) {
    totals.first = overlap.from;
    totals.via = overlap.source;
  }
  totals.last = Math.max(totals.last, overlap.to);
  totals.places.add(overlap.place);
}

function toContact(index: VisitIndex, person: number, level: number, totals: Found): TracedContact {
  return {
    contactId: index.personIds[person]!,
    level,
    exactMs: totals.ms,
    minutes: roundedMinutes(totals.ms),
    firstAt: totals.first,
    lastAt: totals.last,
    places: totals.places.size,
    via: index.personIds[totals.via]!,
    evidence: totals.evidence.sort(
      (a, b) => a.from - b.from || byCodeUnit(a.via, b.via) || byCodeUnit(a.placeId, b.placeId),
    ),
  };
}

/** Milliseconds as minutes rounded half up to one decimal, in integers so that no half is lost to binary fractions. */
export function roundedMinutes(ms: number): number {
  return Math.floor((ms + 3_000) / 6_000) / 10;
}
