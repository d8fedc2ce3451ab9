import { sql } from 'kysely';
import { systemApi } from '../../../contract/system.ts';
import type { HealthCheck } from '../health/health.ts';
import { runHealthChecks } from '../health/health.ts';
import { type Module, type Platform, routes } from '../module.ts';
import { refuse } from '../outcomes/general.ts';
import { done } from '../outcomes/outcome.ts';
import { trimPlatform } from '../retention/trim.ts';

export type SystemOptions = {
  readonly version: string;
  readonly trainingUrl: string | null;
  /** Name of the single sign-on; null: none. */
  readonly singleSignOn: string | null;
  /** Whether a forgotten password can be set by a code to the phone. */
  readonly resetBySms: boolean;
  readonly publicDataset: () => string;
  readonly province: () => { id: string; code: string; name: string } | null;
  readonly demoAccounts: () => Promise<
    readonly { login: string; password: string; role: string; areaName: string | null }[]
  >;
  /** Checks of all modules, asked late: this module is one of them. */
  readonly healthChecks: () => readonly HealthCheck[];
};

type JobRow = {
  id: string;
  kind: string;
  account_id: string | null;
  state: 'waiting' | 'running' | 'done' | 'failed';
  progress: number;
  result: unknown;
  error: string | null;
};

/** What the running system says of itself, and the state of long work. */
export function systemModule(platform: Platform, options: SystemOptions): Module {
  return {
    name: 'system',
    dependsOn: [],
    jobs: [
      {
        kind: 'platform.trim',
        cron: '40 18 * * *',
        run: async () => await trimPlatform(platform.db, platform.clock.now()),
      },
    ],
    ...routes(systemApi, {
      'GET /system/info': async () => {
        const dataset = options.publicDataset();
        return done({
          version: options.version,
          trainingUrl: options.trainingUrl,
          singleSignOn: options.singleSignOn,
          resetBySms: options.resetBySms,
          publicDataset: dataset,
          simulated: dataset === 'demo',
          province: options.province(),
          demoAccounts: [...(await options.demoAccounts())],
        });
      },
      'GET /system/health': async () => done({ items: await runHealthChecks(options.healthChecks()) }),
      'GET /jobs/{id}': async ({ scope, params }) => {
        const found = await sql<JobRow>`select id, kind, account_id, state, progress, result, error from job
          where id = ${params.id}`.execute(platform.db);
        const job = found.rows[0];
        if (job === undefined || job.account_id !== scope.actor.id) {
          return refuse('not-found');
        }
        const { account_id: _, ...shown } = job;
        return done(shown);
      },
    }),
  };
}
