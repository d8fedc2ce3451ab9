import { installsApi } from '../../../contract/installs.ts';
import { type Module, type Platform, routes } from '../../platform/module.ts';
import { installFigures, installMetrics } from './figures.ts';
import { countInstall } from './usecases/count-install.ts';

/** Counts phones that installed the citizen app; `areaNo` answers the number of the province of this installation. */
export function installsModule(
  platform: Pick<Platform, 'db' | 'clock'>,
  options: { readonly areaNo: () => number },
): Module {
  return {
    name: 'installs',
    dependsOn: [],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(installsApi, {
      'POST /public/installs': async ({ scope, body }) =>
        await countInstall({ platform, ...options }, scope, body.id),
    }),
    figures: installFigures,
    metrics: installMetrics,
    tables: { app_install: 'local' },
  };
}
