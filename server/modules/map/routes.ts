import { figuresApi } from '../../../contract/figures.ts';
import { publicRiskApi } from '../../../contract/risk.ts';
import { csvAnswer } from '../../platform/http/csv.ts';
import type { StreamAnswer } from '../../platform/http/handler.ts';
import { type Platform, routes } from '../../platform/module.ts';
import { done, type Outcome } from '../../platform/outcomes/outcome.ts';
import { type Prepared, prepareBody, sendPrepared } from '../../platform/site/prepared.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import { createCache } from '../../platform/site/cache.ts';
import type { MapOptions } from './options.ts';
import { csvCells, JSON_HEADERS, type PublicMap } from './public-map.ts';
import { exportColumns } from './usecases/export-figures.ts';
import { readLevel } from './usecases/read-level.ts';

const FRESH_MS = 1_000;
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
export function mapRoutes(
  { clock }: Platform,
  areas: AreaDirectory,
  publicMap: PublicMap,
  { officialLevels }: Pick<MapOptions, 'officialLevels'>,
) {
  const levels = createCache<Outcome<Prepared>>(FRESH_MS, KEPT_LEVELS, clock);
  return routes(table, {
    'GET /public/map': async ({ scope, query }) => {
      const read = await publicMap.map(scope, query.at);
      if (!read.ok) {
        return read;
      }
      const { grouped, prepared } = read.value;
      return preparedAnswer(await (query.points === 'grouped' ? grouped() : prepared()));
    },
    'GET /public/map/shapes': async ({ query }) => answer(await publicMap.shapes(query.at)),
    'GET /public/areas/{code}/level': async ({ scope, params, query }) => {
      const key = `${scope.dataset} ${params.code} ${query.at ?? ''} ${areas.revision()}`;
      const { code } = params;
      const read = await levels.get(key, async () => {
        const found = await readLevel(scope, { areas, officialLevels }, clock.now(), { code, at: query.at });
        return found.ok ? done(await prepareBody(JSON.stringify(found.value), JSON_HEADERS)) : found;
      });
      return read.ok ? preparedAnswer(read.value) : read;
    },
    'GET /public/figures.csv': async ({ scope }) => {
      const figures = await publicMap.figures(scope);
      if (!figures.ok) {
        return figures;
      }
      return csvAnswer(
        'figures.csv',
        exportColumns,
        (async function* lines() {
          yield* figures.value.value.map(csvCells);
        })(),
      );
    },
  });
}

function answer<T>(read: Outcome<{ readonly value: T; readonly prepared: Prepared }>) {
  return read.ok ? preparedAnswer(read.value.prepared) : read;
}

/** Answers a prepared body, or 304 where the browser has it already. Browsers ask again every time, by the tag. */
function preparedAnswer(prepared: Prepared): StreamAnswer {
  return {
    ok: true,
    stream: async (response) => {
      sendPrepared(response.req, response, prepared);
    },
  };
}
