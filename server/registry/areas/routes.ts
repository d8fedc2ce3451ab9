import { areasApi } from '../../../contract/areas.ts';
import { populationGroupsApi } from '../../../contract/population-groups.ts';
import { localDate } from '../../platform/clock/clock.ts';
import { type Platform, routes } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { LiveAreaDirectory } from './directory-types.ts';
import { refuse } from './refusals.ts';
import { presentArea } from './rules/present-area.ts';
import { addSubUnit } from './usecases/add-sub-unit.ts';
import { listAreas } from './usecases/list-areas.ts';
import { enterPopulation, showPopulations } from './usecases/population-groups.ts';

const table = { ...areasApi, ...populationGroupsApi } as const;

/** Endpoints of the areas registry. */
export function areasRoutes({ db, clock }: Platform, directory: LiveAreaDirectory) {
  return routes(table, {
    'GET /areas': async ({ scope, query }) =>
      listAreas(directory.of(scope.dataset), query, localDate(clock.now())),
    'GET /areas/{id}': async ({ scope, params }) => {
      const area = directory.of(scope.dataset).byId(params.id);
      return area === undefined ? refuse('unknown') : done(presentArea(area));
    },
    'POST /areas': async ({ scope, body }) => {
      const outcome = await addSubUnit(scope, db, body, clock.now());
      if (outcome.ok) {
        await directory.reload();
      }
      return outcome;
    },
    'GET /areas/{id}/population-groups': async ({ scope, params }) =>
      await showPopulations(scope, db, directory, params.id),
    'POST /areas/{id}/population-groups': async ({ scope, params, body }) =>
      await enterPopulation(scope, db, directory, clock.now(), params.id, body),
    'GET /areas/{id}/successors': async ({ scope, params }) => {
      const area = directory.of(scope.dataset).byId(params.id);
      if (area === undefined) {
        return refuse('unknown');
      }
      const { divided, areas } = directory.successorsOf(area.no);
      return done({ divided, items: areas.map(presentArea) });
    },
  });
}
