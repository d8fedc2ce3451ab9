import { organisationsApi } from '../../../contract/places.ts';
import { type Module, type Platform, routes } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { AreaDirectory } from '../areas/index.ts';
import { addOrganisation } from './usecases/add-organisation.ts';
import { listOffices } from './usecases/list-offices.ts';

/** Offices: who acts, who signs. */
export function organisationsModule(platform: Platform, options: { readonly areas: AreaDirectory }): Module {
  const context = { platform, areas: options.areas };
  return {
    name: 'organisations',
    dependsOn: ['areas'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(organisationsApi, {
      'POST /organisations': ({ scope, body }) => addOrganisation(context, scope, body),
      'GET /organisations': async ({ scope, query }) => done(await listOffices(context, scope, query)),
    }),
    tables: { organisation: 'reference' },
  };
}
