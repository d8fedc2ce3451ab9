import type { areaKinds } from '../../../contract/areas.ts';

export type AreaKind = (typeof areaKinds)[number];

/**
 * A dated unit. Codes were reused with other names: a unit is its code and its first day together. It fits
 * `AreaUnit` of lib/vietnamese, so `buildAreaIndex(directory.current(day), day)` matches addresses against it.
 */
export type Area = {
  /** Inside key, stable for ever: what facts, counters and paths hold. */
  readonly no: number;
  /** Outside id (UUIDv7). */
  readonly id: string;
  readonly code: string;
  /** Without its kind: `Đồng Đăng`. Units below the commune: as officers write it. */
  readonly name: string;
  /** With its kind: `Xã Đồng Đăng`. */
  readonly fullName: string;
  readonly kind: AreaKind;
  /** Kind as the law names it (`xã`, `phường`, `thị trấn`…); null below the commune. */
  readonly subtype: string | null;
  readonly parentNo: number | null;
  readonly parentId: string | null;
  /** Area numbers from the province down to the unit itself: `/12/345/`. */
  readonly path: string;
  /** First day of validity, `YYYY-MM-DD`. */
  readonly validFrom: string;
  /** First day on which the unit no longer exists, or null. */
  readonly validTo: string | null;
  readonly population: number | null;
  readonly populationSource: string | null;
  /** Square kilometres. */
  readonly areaKm2: number | null;
  /** Centre, WGS84 degrees; both or none. */
  readonly lat: number | null;
  readonly lon: number | null;
  /** Who sees it: null everybody; else the one dataset (training, a study) that added it. */
  readonly dataset: string | null;
};

/** What became of a unit. `divided`: only a person can say which of the areas an old address lies in. */
export type AreaSuccessors = { readonly divided: boolean; readonly areas: readonly Area[] };

/**
 * All units, in memory: a country has some 15,000. Every answer is O(size of the answer). Days are calendar dates
 * `YYYY-MM-DD`; the caller's own "today" is `localDate(clock.now())`.
 */
export type AreaDirectory = {
  /** Grows with every reload that changed something: a key for caches built from areas. */
  readonly revision: () => number;
  readonly byId: (id: string) => Area | undefined;
  readonly byNo: (no: number) => Area | undefined;
  /**
   * The same directory with the units that this dataset added for itself, and without those of others. What lists units or
   * finds one by code or id for a caller goes through it; the plain one lists what is everybody's.
   */
  readonly of: (dataset: string) => AreaDirectory;
  /** The unit that had this code on that day. */
  readonly byCode: (code: string, at: string) => Area | undefined;
  /** Units directly below `no` (null: the provinces) valid on that day, by code. */
  readonly childrenOf: (no: number | null, at: string) => readonly Area[];
  /**
   * Numbers of all units, of any date, at or below the paths: the filter `area_no = any(…)` of every store.
   * `['']` is everywhere, `[]` nowhere. The same array is answered again, so it is cheap to call per request.
   */
  readonly numbersUnder: (paths: readonly string[]) => readonly number[];
  /** Path of a unit by number; null for null or an unknown number: the argument of `mayIn` and `dataClassIn`. */
  readonly pathOf: (no: number | null) => string | null;
  /** The unit of that kind at or above `no`: the commune of a hamlet, the province of a commune. */
  readonly upTo: (no: number, kind: AreaKind) => Area | undefined;
  /** Units valid on that day, of all kinds or of one, by code. */
  readonly current: (at: string, kind?: AreaKind) => readonly Area[];
  readonly successorsOf: (no: number) => AreaSuccessors;
};

/** The directory as its owner holds it: reads the tables again and swaps the content in one step. */
export type LiveAreaDirectory = AreaDirectory & { readonly reload: () => Promise<void> };
