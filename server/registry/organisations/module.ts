import { pagedCsv } from '../../platform/http/csv.ts';
import { organisationsApi } from '../../../contract/places.ts';
import { type Module, type Platform, routes } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { AreaDirectory } from '../areas/index.ts';
import { addOrganisation } from './usecases/add-organisation.ts';
import { listOffices } from './usecases/list-offices.ts';

const officeColumns = ['id', 'name', 'kind', 'areaName', 'phone', 'numberSuffix'] as const;

/** Offices: who acts, who signs. */
export function organisationsModule(platform: Platform, options: { readonly areas: AreaDirectory }): Module {
  const context = { platform, areas: options.areas };
  return {
    name: 'organisations',
    dependsOn: ['areas'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(organisationsApi, {
      'POST /organisations': ({ scope, body }) => addOrganisation(context, scope, body),
      'GET /organisations': async ({ scope, query, wants }) =>
        wants === 'json'
          ? done(await listOffices(context, scope, query))
          : pagedCsv('organisations.csv', officeColumns, async (cursor) =>
              done(await listOffices(context, scope, { ...query, cursor, limit: 500 })),
            ),
    }),
    tables: { organisation: 'reference' },
  };
}
