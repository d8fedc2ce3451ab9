import type { Api } from '../../contract/index.ts';
import type { ApiTable, Endpoint } from '../../contract/kit.ts';
import type { Clock } from './clock/clock.ts';
import type { Db } from './db/database.ts';
import type { InPipeline } from './db/pipeline.ts';
import type { EventHandlers, EventRunHandlers } from './events/events.ts';
import type { FigureDefinition } from './figures/figures.ts';
import type { DerivedMetric } from './figures/metric-types.ts';
import type { HealthCheck } from './health/health.ts';
import type { Holding } from './holdings/holdings.ts';
import type { RefuseId } from './http/foreign-ids.ts';
import type { Handler } from './http/handler.ts';
import type { JobDefinition, Jobs } from './jobs/jobs.ts';
import type { Log } from './log/log.ts';
import type { Projection } from './rebuild/projections.ts';
import type { Secrets } from './secrets/secrets.ts';
import type { SitePage } from './site/pages.ts';

/** What the platform gives to every module when it is made. */
export type Platform = {
  readonly db: Db;
  /** A transaction for hot paths, where every round trip counts. */
  readonly inPipeline: InPipeline;
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly jobs: Jobs;
  /** Address under which the outside reaches us, for poster codes and documents: `https://host`. */
  readonly publicUrl: string;
  /** Folder for files that are not in the database (generated documents, uploads). */
  readonly filesDir: string;
};

/** Handlers for every endpoint of a contract table: none may be missing. */
export type Handlers<T extends ApiTable> = {
  readonly [K in keyof T]: T[K] extends Endpoint ? Handler<T[K]> : never;
};

/**
 * What a module brings, as data. `app.ts` wires; a module never registers itself. A module may import only the
 * modules that it names in `dependsOn`, and only through their index.ts (tools/check-boundaries.ts).
 */
export type Module = {
  readonly name: string;
  readonly dependsOn: readonly string[];
  /** Folder of NNNN_name.sql. */
  readonly migrations?: URL;
  readonly endpoints?: readonly (keyof Api)[];
  readonly handlers?: { readonly [key: string]: Handler<never> };
  /** Pages and files of the site outside /api. */
  readonly pages?: readonly SitePage[];
  /** Counters, changed with the facts. */
  readonly figures?: readonly FigureDefinition[];
  /** Ratios of counters, and figures computed when they are asked for. */
  readonly metrics?: readonly DerivedMetric[];
  readonly events?: EventHandlers;
  readonly eventRuns?: EventRunHandlers;
  readonly jobs?: readonly JobDefinition[];
  readonly projections?: readonly Projection[];
  readonly health?: readonly HealthCheck[];
  /** What is kept of people: for the register of processing, copies to people and retention. */
  readonly holdings?: readonly Holding[];
  /** Which of the module's tables are spread over machines, and by which column. */
  readonly tables?: TableMap;
  /** Ids that a request of a dataset may not name, in any field: what another dataset added for itself alone. */
  readonly refuseId?: RefuseId;
  /** Called after migration, before the port opens; answers what to run at stop. */
  readonly start?: () => Promise<(() => Promise<void>) | void>;
};

/** Citus: distributed by a column, copied everywhere, or kept on the coordinator. */
export type TableMap = { readonly [table: string]: { distributedBy: string } | 'reference' | 'local' };

/** Puts a contract table and its handlers into a module, typed against each other. */
export function routes<const T extends ApiTable>(
  table: T,
  handlers: Handlers<T>,
): Pick<Module, 'endpoints' | 'handlers'> {
  return {
    endpoints: Object.keys(table) as (keyof Api)[],
    handlers: handlers as unknown as { [key: string]: Handler<never> },
  };
}
