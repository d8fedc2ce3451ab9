import { join } from 'node:path';
import type { Scope } from '../../platform/access/scope.ts';
import { localDate } from '../../platform/clock/clock.ts';
import { firstFigureHour } from '../../platform/figures/first-hour.ts';
import type { CsvValue } from '../../platform/http/csv.ts';
import type { Platform } from '../../platform/module.ts';
import { done, type Outcome } from '../../platform/outcomes/outcome.ts';
import { createLastGood, type Known } from '../../platform/site/last-good.ts';
import { type Prepared, prepareBody } from '../../platform/site/prepared.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import { createCache } from '../../platform/site/cache.ts';
import type { MapOptions } from './options.ts';
import type { Shapes } from './rules/build-shapes.ts';
import { FEW_PLACES, groupPlaces } from './rules/group-places.ts';
import { exportFigures, type FigureRowOut } from './usecases/export-figures.ts';
import { type MapUnits, mapUnits } from './usecases/map-units.ts';
import { type MapReply, readMap } from './usecases/read-map.ts';
import { readShapes } from './usecases/read-shapes.ts';

/** Something of the public map, with the bytes of its JSON. */
export type Ready<T> = { readonly value: T; readonly prepared: Prepared };
/** The map, with the bytes of its JSON and of that with many places as groups, each made when first asked for. */
export type ReadyMap = {
  readonly value: MapReply;
  readonly prepared: () => Promise<Prepared>;
  readonly grouped: () => Promise<Prepared>;
};

/**
 * The public map as the API, the pages and the open data read it: made once for all callers, made anew when something
 * happened, and the last good one while the database is away.
 */
export type PublicMap = {
  /** The map on a day, today when none is asked for. */
  readonly map: (scope: Scope, day?: string) => Promise<Outcome<ReadyMap>>;
  /** Outlines of the communes of a day. */
  readonly shapes: (day?: string) => Promise<Outcome<Ready<Shapes>>>;
  /** Totals of every public metric, the province first, small numbers suppressed. */
  readonly figures: (scope: Scope) => Promise<Outcome<Known<readonly FigureRowOut[]>>>;
  /** Something happened: what was made before is no longer true. */
  readonly changed: () => void;
};

/** How old the map may be when nothing is heard of: many callers ask at once, and one reading serves them all. */
const FRESH_MS = 1_000;
/** However much happens, the counters are read for the map at most so often. */
const REST_MS = 400;
/** The first day with figures changes only while a system is new. */
const FIRST_DAY_MS = 600_000;
const KEPT_DAYS = 64;
const KEPT_SHAPES = 8;
/** Headers of the JSON of the map: it differs by session, and is asked for again by its tag. */
export const JSON_HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'private, no-cache',
  vary: 'accept-encoding, cookie, authorization',
};

/** Opens the public map over the counters, levels and places. */
export function openPublicMap(platform: Platform, areas: AreaDirectory, options: MapOptions): PublicMap {
  const { db, clock, log } = platform;
  const lastGood = createLastGood(join(platform.filesDir, 'public'), clock, log);
  const maps = createCache<ReadyMap>(FRESH_MS, KEPT_DAYS, clock, REST_MS);
  const outlines = createCache<Ready<Shapes>>(Number.POSITIVE_INFINITY, KEPT_SHAPES, clock);
  const totals = createCache<Known<readonly FigureRowOut[]>>(FRESH_MS, KEPT_DAYS, clock, REST_MS);
  const firstDays = createCache<string | null>(FIRST_DAY_MS, KEPT_DAYS, clock);
  const unitsOn = (day: string | undefined) => mapUnits(areas, options.publicArea, day, clock.now());

  async function readFirstDay(scope: Scope, { communes }: MapUnits): Promise<string | null> {
    const nos = communes.flatMap((area) => areas.numbersUnder([area.path]));
    const first = await firstFigureHour(db, scope.dataset, [options.metrics.cases], nos);
    return first === null ? null : localDate(first);
  }

  async function makeMap(scope: Scope, units: MapUnits): Promise<ReadyMap> {
    const { metrics, officialLevels, comingLevels } = options;
    const nos = units.communes.flatMap((area) => areas.numbersUnder([area.path]));
    // Past days are asked for one by one: only today's map is kept on disk.
    const file = units.at === localDate(clock.now()) ? `map-${scope.dataset}` : undefined;
    const known = await lastGood.of(
      `map ${scope.dataset} ${file === undefined ? units.at : 'today'}`,
      async () => {
        const [places, cordons, phones, firstDay] = await Promise.all([
          options.publicPlaces(scope, nos),
          // Only today's are known: a past day shows none.
          file === undefined ? [] : options.publicCordons(scope, nos),
          options.publicPhones(scope, nos),
          firstDays.get(`${scope.dataset} ${areas.revision()}`, async () => await readFirstDay(scope, units)),
        ]);
        const sources = {
          db,
          areas,
          metrics,
          officialLevels,
          comingLevels,
          now: clock.now(),
        };
        return await readMap(scope, sources, units, { places, cordons, phones, firstDay });
      },
      file,
    );
    const value = { ...known.value, lastGood: known.lastGood };
    const prepared = once(async () => await prepareBody(JSON.stringify(value), JSON_HEADERS));
    const grouped = once(async () => {
      const body = { ...value, places: [], groups: groupPlaces(value.places) };
      return await prepareBody(JSON.stringify(body), JSON_HEADERS);
    });
    return { value, prepared, grouped: value.places.length <= FEW_PLACES ? prepared : grouped };
  }

  async function makeShapes(units: MapUnits, key: string): Promise<Ready<Shapes>> {
    const { value } = await lastGood.of(
      `shapes ${key}`,
      async () => await readShapes(db, units),
      `shapes-${units.communes.length}`,
    );
    return { value, prepared: await prepareBody(JSON.stringify(value), JSON_HEADERS) };
  }

  return {
    map: async (scope, day) => {
      const units = unitsOn(day);
      return units.ok
        ? done(
            await maps.get(
              `${scope.dataset} ${units.value.at} ${areas.revision()}`,
              async () => await makeMap(scope, units.value),
            ),
          )
        : units;
    },
    shapes: async (day) => {
      const units = unitsOn(day);
      if (!units.ok) {
        return units;
      }
      // By the units, not by the day: outlines change when units or boundaries do, not at midnight.
      const key = units.value.communes.map((area) => area.no).join(' ');
      return done(
        await outlines.get(`${areas.revision()} ${key}`, async () => await makeShapes(units.value, key)),
      );
    },
    figures: async (scope) => {
      const units = unitsOn(undefined);
      if (!units.ok) {
        return units;
      }
      const sources = {
        db,
        areas,
        definitions: options.definitions(),
        gauges: options.gauges(),
        now: clock.now(),
      };
      const make = async () =>
        await lastGood.of(
          `figures ${scope.dataset}`,
          async () => await exportFigures(scope, sources, units.value),
          `figures-${scope.dataset}`,
        );
      return done(await totals.get(`${scope.dataset} ${units.value.at} ${areas.revision()}`, make));
    },
    changed: () => {
      maps.changed();
      totals.changed();
    },
  };
}

/** A row of the open data as the cells of its CSV line. */
export function csvCells(row: FigureRowOut): CsvValue[] {
  return [row.asOf, row.code, row.name, row.metric, row.value];
}

/** Does the work when it is first asked for, and never again. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return async () => await (made ??= work());
}
