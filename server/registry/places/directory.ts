import { parsePlaceCode } from '../../../lib/credentials/index.ts';
import type { Scope } from '../../platform/access/scope.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { AreaDirectory } from '../areas/index.ts';
import type { PlaceRef } from './place-types.ts';
import { type RefRow, readRefsByCodes, readRefsByIds, readRefsByNos } from './store/place-refs.ts';

/** How long a place read by its code is believed: an edit in another process is seen after that. */
const FRESH_MS = 5_000;
const MAX_CACHED = 200_000;

/** Places as other modules ask for them. What is unknown is missing from the answer. */
export type PlaceDirectory = {
  /**
   * Places of any dataset by poster code: a full poster address in any case, or a bare code as typed. Keys of the
   * answer are exactly the texts given; former codes of a re-issued place answer the place. Cached for 5 seconds.
   */
  readonly byCodes: (db: Db | Tx, codes: readonly string[]) => Promise<ReadonlyMap<string, PlaceRef>>;
  /** Places of the scope's dataset by number, whatever their area: the caller has its own ground to know them. */
  readonly byNos: (
    scope: Scope,
    db: Db | Tx,
    nos: readonly number[],
  ) => Promise<ReadonlyMap<number, PlaceRef>>;
  /** Places of the scope's dataset by outside id (lower case), whatever their area. */
  readonly byIds: (
    scope: Scope,
    db: Db | Tx,
    ids: readonly string[],
  ) => Promise<ReadonlyMap<string, PlaceRef>>;
  /** Forgets a place that was changed, so that this process sees the change at once. */
  readonly forget: (placeNo: number) => void;
};

/** The directory over the tables, with a small cache for the check-in path. */
export function createPlaceDirectory(
  platform: { readonly clock: Clock },
  areas: AreaDirectory,
): PlaceDirectory {
  const cache = new Map<string, { ref: PlaceRef; until: number }>();
  const canonicalCode = remembered(readCode);

  function fromRow(row: RefRow): PlaceRef {
    const { placeNo, placeId, code, name, kind, areaNo, dataset, active, address } = row;
    const areaPath = areas.pathOf(areaNo) ?? '';
    return { placeNo, placeId, code, name, kind, areaNo, areaPath, dataset, active, address };
  }

  /** Places of codes that are not in the cache or too old there, freshly read and kept. */
  async function readMissing(
    db: Db | Tx,
    codes: readonly string[],
    now: number,
  ): Promise<Map<string, PlaceRef>> {
    const read = new Map<string, PlaceRef>();
    for (const row of codes.length === 0 ? [] : await readRefsByCodes(db, codes)) {
      read.set(row.asked, fromRow(row));
    }
    if (cache.size + codes.length > MAX_CACHED) {
      cache.clear();
    }
    for (const code of codes) {
      const ref = read.get(code);
      if (ref === undefined) {
        cache.delete(code);
      } else {
        cache.set(code, { ref, until: now + FRESH_MS });
      }
    }
    return read;
  }

  return {
    byCodes: async (db, codes) => {
      const now = platform.clock.now();
      const canonical = new Map(codes.map((text) => [text, canonicalCode(text)]));
      const known = new Map<string, PlaceRef>();
      const missing: string[] = [];
      for (const code of new Set([...canonical.values()].filter((code) => code !== null))) {
        const entry = cache.get(code);
        if (isFresh(entry, now)) {
          known.set(code, entry.ref);
        } else {
          missing.push(code);
        }
      }
      // What was fresh is kept aside: another caller may drop it from the cache while this one reads.
      const read = await readMissing(db, missing, now);
      const found = new Map<string, PlaceRef>();
      for (const [text, code] of canonical) {
        const ref = code === null ? undefined : (known.get(code) ?? read.get(code));
        if (ref !== undefined) {
          found.set(text, ref);
        }
      }
      return found;
    },
    byNos: async (scope, db, nos) => {
      const rows = nos.length === 0 ? [] : await readRefsByNos(scope, db, nos);
      return new Map(rows.map((row) => [row.placeNo, fromRow(row)]));
    },
    byIds: async (scope, db, ids) => {
      const rows = ids.length === 0 ? [] : await readRefsByIds(scope, db, ids);
      return new Map(rows.map((row) => [row.placeId, fromRow(row)]));
    },
    forget: (placeNo) => {
      for (const [code, entry] of cache) {
        if (entry.ref.placeNo === placeNo) {
          cache.delete(code);
        }
      }
    },
  };
}

function isFresh<E extends { until: number }>(entry: E | undefined, now: number): entry is E {
  // A clock set back (tests, a corrected machine) must not make an entry live for ever.
  return entry !== undefined && now < entry.until && entry.until - now <= FRESH_MS;
}

/** Reading a code costs more than finding the place: what posters say again and again is read once. */
function remembered(read: (text: string) => string | null): (text: string) => string | null {
  const known = new Map<string, string | null>();
  return (text) => {
    let code = known.get(text);
    if (code === undefined) {
      code = read(text);
      if (known.size >= MAX_CACHED) {
        known.clear();
      }
      known.set(text, code);
    }
    return code;
  };
}

function readCode(text: string): string | null {
  const parsed = parsePlaceCode(text);
  return parsed.ok ? parsed.value.code : null;
}
