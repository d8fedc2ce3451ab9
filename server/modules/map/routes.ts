import { figuresApi } from '../../../contract/figures.ts';
import { publicRiskApi } from '../../../contract/risk.ts';
import type { Scope } from '../../platform/access/scope.ts';
import type { FigureDefinition } from '../../platform/figures/figures.ts';
import { csvAnswer } from '../../platform/http/csv.ts';
import { type Platform, routes } from '../../platform/module.ts';
import { done, type Outcome } from '../../platform/outcomes/outcome.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import { type Prepared, createCache, prepare, preparedAnswer } from './prepared.ts';
import { exportColumns, exportFigures } from './usecases/export-figures.ts';
import { mapUnits } from './usecases/map-units.ts';
import { type MapMetrics, type PublicPlace, readMap } from './usecases/read-map.ts';
import { type LevelSource, readLevel } from './usecases/read-level.ts';
import { readShapes } from './usecases/read-shapes.ts';

export type MapOptions = {
  /** Code of the province that the public map shows. */
  readonly publicArea: string;
  /** Metrics that the map is made of. */
  readonly metrics: MapMetrics;
  /** Every metric of every module; the public ones are exported. */
  readonly definitions: () => readonly FigureDefinition[];
  /** Places that the public may see on the map: exposure places, checkpoints, test sites. */
  readonly publicPlaces: (scope: Scope) => Promise<readonly PublicPlace[]>;
  /** The official risk levels in force; never a computed one. */
  readonly officialLevels: LevelSource;
};

/** How old the map may be: many consoles ask at once, and one reading of the counters serves them all. */
const FRESH_MS = 1_000;
const KEPT_DAYS = 64;
const KEPT_SHAPES = 8;
const KEPT_LEVELS = 2_000;

const {
  'GET /public/map': map,
  'GET /public/map/shapes': shapes,
  'GET /public/figures.csv': figuresCsv,
} = figuresApi;
const table = {
  'GET /public/map': map,
  'GET /public/map/shapes': shapes,
  'GET /public/figures.csv': figuresCsv,
  ...publicRiskApi,
} as const;

/** Endpoints of the map module. */
export function mapRoutes({ db, clock }: Platform, areas: AreaDirectory, options: MapOptions) {
  const maps = createCache<Prepared>(FRESH_MS, KEPT_DAYS, clock);
  const outlines = createCache<Prepared>(Number.POSITIVE_INFINITY, KEPT_SHAPES, clock);
  const levels = createCache<Outcome<Prepared>>(FRESH_MS, KEPT_LEVELS, clock);
  const unitsOn = (at: string | undefined) => mapUnits(areas, options.publicArea, at, clock.now());
  return routes(table, {
    'GET /public/map': async ({ scope, query }) => {
      const units = unitsOn(query.at);
      if (!units.ok) {
        return units;
      }
      const key = `${scope.dataset} ${units.value.at} ${areas.revision()}`;
      const { metrics, officialLevels } = options;
      const sources = { db, areas, metrics, officialLevels, now: clock.now() };
      const make = async () =>
        await prepare(await readMap(scope, sources, units.value, await options.publicPlaces(scope)));
      return preparedAnswer(await maps(key, make));
    },
    'GET /public/map/shapes': async ({ query }) => {
      const units = unitsOn(query.at);
      if (!units.ok) {
        return units;
      }
      // By the units, not by the day: outlines change when units or boundaries do, not at midnight.
      const key = `${areas.revision()} ${units.value.communes.map((area) => area.no).join(' ')}`;
      return preparedAnswer(
        await outlines(key, async () => await prepare(await readShapes(db, units.value))),
      );
    },
    'GET /public/areas/{code}/level': async ({ scope, params, query }) => {
      const key = `${scope.dataset} ${params.code} ${query.at ?? ''} ${areas.revision()}`;
      const answer = await levels(key, async () => {
        const read = await readLevel(scope, { areas, officialLevels: options.officialLevels }, clock.now(), {
          code: params.code,
          at: query.at,
        });
        return read.ok ? done(await prepare(read.value)) : read;
      });
      return answer.ok ? preparedAnswer(answer.value) : answer;
    },
    'GET /public/figures.csv': async ({ scope }) => {
      const units = unitsOn(undefined);
      if (!units.ok) {
        return units;
      }
      const rows = await exportFigures(scope, { db, areas, definitions: options.definitions() }, units.value);
      return csvAnswer(
        'figures.csv',
        exportColumns,
        (async function* lines() {
          yield* rows;
        })(),
      );
    },
  });
}
