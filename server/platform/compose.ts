import type { FastifyInstance } from 'fastify';
import { api } from '../../contract/index.ts';
import type { Endpoint } from '../../contract/kit.ts';
import type { Sessions } from './access/sessions.ts';
import type { Database } from './db/database.ts';
import { migrate, type MigrateOptions } from './db/migrate.ts';
import { fillLateFigures } from './figures/fill.ts';
import { consumeEvents, type EventConsumer } from './events/consumer.ts';
import { mountApiDocs } from './http/api-docs.ts';
import { createLeaving } from './http/leaving.ts';
import { createSharedRate } from './http/shared-rate.ts';
import { openApiDocument } from './http/openapi.ts';
import { mountOperations } from './http/operations.ts';
import { createHttp } from './http/server.ts';
import type { MountedEndpoint } from './http/types.ts';
import type { Module, Platform } from './module.ts';
import type { Outcome, Refusal } from './outcomes/outcome.ts';
import type { EventHub } from './realtime/hub.ts';

export type ComposeOptions = {
  readonly platform: Platform;
  readonly database: Database;
  readonly hub: EventHub;
  readonly sessions: Sessions;
  readonly modules: readonly Module[];
  readonly trustProxy: boolean;
  readonly publicDataset: () => string;
  readonly version: string;
  /** Whether scheduled jobs run by the clock of the machine. */
  readonly schedules: boolean;
};

/** The composed program: an HTTP server that is not listening yet, and how to start and stop what lies behind it. */
export type Composed = {
  readonly http: FastifyInstance;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Checks the list of modules: unique names, dependencies that exist and come before, no cycle. */
export function checkModules(modules: readonly Module[]): void {
  const seen = new Set<string>();
  for (const module of modules) {
    if (seen.has(module.name)) {
      throw new Error(`module ${module.name} is listed twice`);
    }
    const missing = module.dependsOn.find((name) => !seen.has(name));
    if (missing !== undefined) {
      throw new Error(`module ${module.name} depends on ${missing}, which does not come before it in app.ts`);
    }
    seen.add(module.name);
  }
}

/** Migrations of the platform and of every module, in order. */
export async function migrateModules(
  { db }: Pick<Platform, 'db'>,
  modules: readonly Module[],
  options?: MigrateOptions,
): Promise<Outcome<string[]>> {
  const sources = [
    { module: 'platform', folder: new URL('./migrations/', import.meta.url) },
    ...modules.flatMap((module) =>
      module.migrations === undefined ? [] : [{ module: module.name, folder: module.migrations }],
    ),
  ];
  return await migrate(db, sources, options);
}

/** Endpoints of all modules. @throws Error when one is served twice. That none is missing is a test's business. */
export function mountedEndpoints(modules: readonly Module[]): MountedEndpoint[] {
  const table = api as { readonly [key: string]: Endpoint };
  const mounted = new Map<string, MountedEndpoint>();
  for (const module of modules) {
    for (const key of module.endpoints ?? []) {
      if (mounted.has(key)) {
        throw new Error(`${key} is served twice`);
      }
      mounted.set(key, { key, endpoint: table[key]!, handler: module.handlers![key]! });
    }
  }
  return [...mounted.values()];
}

function firstRefusal(modules: readonly Module[], dataset: string, id: string): Refusal | null {
  for (const { refuseId } of modules) {
    const refusal = refuseId?.(dataset, id) ?? null;
    if (refusal !== null) {
      return refusal;
    }
  }
  return null;
}

/** Puts modules, HTTP, events and jobs together. Migrations have run. */
export async function compose(options: ComposeOptions): Promise<Composed> {
  const { platform, hub, modules } = options;
  const endpoints = mountedEndpoints(modules);
  const { app: http, front } = await createHttp({
    endpoints,
    pages: modules.flatMap((module) => module.pages ?? []),
    sessions: options.sessions,
    clock: platform.clock,
    log: platform.log,
    leaving: createLeaving(platform),
    sharedRate: createSharedRate(platform),
    refuseId: (dataset, id) => firstRefusal(modules, dataset, id),
    secure: platform.publicUrl.startsWith('https:'),
    trustProxy: options.trustProxy,
    publicDataset: options.publicDataset,
  });
  mountOperations(http, platform, options.database.pool, front);
  await mountApiDocs(http, openApiDocument(endpoints, options.version));
  const stops: (() => Promise<void>)[] = [];
  let consumer: EventConsumer | null = null;
  return {
    http,
    start: async () => {
      await fillLateFigures(
        platform.db,
        modules.flatMap((module) => module.figures ?? []),
      );
      for (const module of modules) {
        const stop = await module.start?.();
        if (typeof stop === 'function') {
          stops.unshift(stop);
        }
      }
      consumer = await consumeEvents(platform, hub, modules);
      const jobs = modules.flatMap((module) => module.jobs ?? []);
      await platform.jobs.start(jobs, options.schedules);
    },
    stop: async () => {
      await http.close();
      await platform.jobs.stop();
      await consumer?.stop();
      for (const stop of stops) {
        await stop();
      }
      await hub.stop();
      await options.database.close();
    },
  };
}
