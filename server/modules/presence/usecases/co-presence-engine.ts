import type { OverlapSums, Overlaps } from '../../../../lib/epidemiology/presence-index/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import {
  coPresence,
  type CoPresence,
  type CoPresenceQuery,
  type ExposedPerson,
  type ExposureAtPlace,
  sumCoPresence,
} from '../store/co-presence.ts';
import type { TraceIndex } from '../trace-index/trace-index.ts';

/** Which engine answered. */
export type TraceEngine = 'sql' | 'index';

export type EngineOptions = {
  /** `sql`: always. `index`: whenever it is ready, for what-if and batches. Left out: by the size of the ring. */
  readonly prefer?: TraceEngine;
};

/** `asOf`: everything committed before it is in the answer, Unix ms; null: read from the log itself. */
type Answered = { readonly engine: TraceEngine; readonly asOf: number | null };

export type FoundOverlaps = Answered & { readonly rows: CoPresence[] };
export type FoundPeople = Answered & {
  readonly total: number;
  readonly people: ExposedPerson[];
};

/**
 * Two engines, one answer: SQL over the log, and the columnar index in memory where it is ready. The index takes in
 * everything committed before the question, or SQL answers; nobody sees a difference but in time.
 */
export type CoPresenceEngine = {
  /** Every counted overlap, as `coPresence`. */
  readonly each: (
    scope: Scope,
    db: Db | Tx,
    query: CoPresenceQuery,
    options?: EngineOptions,
  ) => Promise<FoundOverlaps>;
  /** Added up by person, the longest exposures, as `sumCoPresence`. */
  readonly sum: (
    scope: Scope,
    db: Db | Tx,
    query: CoPresenceQuery & { readonly limit: number },
    options?: EngineOptions,
  ) => Promise<FoundPeople>;
};

/** Smaller rings are as quick in SQL, which is always right. */
const INDEX_FROM_EXPOSERS = 20;

export function createCoPresenceEngine(index: TraceIndex): CoPresenceEngine {
  /** A transaction may see what it has not committed yet: only SQL in it can. */
  const mayAsk = (db: Db | Tx, query: CoPresenceQuery, prefer: TraceEngine | undefined): boolean =>
    !db.isTransaction &&
    query.exposers.length > 0 &&
    (prefer === undefined ? query.exposers.length >= INDEX_FROM_EXPOSERS : prefer === 'index');
  return {
    each: async (scope, db, query, { prefer } = {}) => {
      const found = mayAsk(db, query, prefer)
        ? await index.ask(scope.dataset, { ...query, limit: null })
        : null;
      return found === null
        ? { engine: 'sql', asOf: null, rows: await coPresence(scope, db, query) }
        : { engine: 'index', asOf: found.asOf, rows: overlapsOf(found.answer) };
    },
    sum: async (scope, db, query, { prefer } = {}) => {
      const found = mayAsk(db, query, prefer) ? await index.ask(scope.dataset, query) : null;
      return found === null
        ? { engine: 'sql', asOf: null, ...(await sumCoPresence(scope, db, query)) }
        : {
            engine: 'index',
            asOf: found.asOf,
            total: found.answer.total,
            people: peopleOf(found.answer),
          };
    },
  };
}

function overlapsOf({ exposerNo, personNo, placeNo, from, to }: Overlaps): CoPresence[] {
  return Array.from(from, (begins, i) => ({
    exposerNo: exposerNo[i]!,
    personNo: personNo[i]!,
    placeNo: placeNo[i]!,
    from: begins,
    to: to[i]!,
    ms: to[i]! - begins,
  }));
}

/** Rows of a person lie together, places by earliest overlap. */
function peopleOf({ personNo, placeNo, ms, from, to, viaNo }: OverlapSums): ExposedPerson[] {
  const people: ExposedPerson[] = [];
  for (let i = 0; i < personNo.length;) {
    const first = i;
    const places: ExposureAtPlace[] = [];
    let sum = 0;
    let last = 0;
    for (; i < personNo.length && personNo[i] === personNo[first]; i += 1) {
      sum += ms[i]!;
      last = Math.max(last, to[i]!);
      places.push({ placeNo: placeNo[i]!, ms: ms[i]!, from: from[i]!, to: to[i]!, viaNo: viaNo[i]! });
    }
    people.push({
      personNo: personNo[first]!,
      ms: sum,
      first: from[first]!,
      last,
      viaNo: viaNo[first]!,
      places,
    });
  }
  return people;
}
