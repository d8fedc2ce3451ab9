import type { FastifyInstance } from 'fastify';
import { type AreaPaths, createSessions, type Sessions } from './platform/access/sessions.ts';
import type { Clock } from './platform/clock/clock.ts';
import { checkModules, compose, migrateModules } from './platform/compose.ts';
import { createSigner } from './platform/credentials/module.ts';
import { openDatabase } from './platform/db/database.ts';
import { createJobs } from './platform/jobs/jobs.ts';
import type { Log } from './platform/log/log.ts';
import type { Module, Platform } from './platform/module.ts';
import { done, type Outcome } from './platform/outcomes/outcome.ts';
import { type EventHub, startEventHub } from './platform/realtime/hub.ts';
import { createSecrets } from './platform/secrets/secrets.ts';
import { serveWeb } from './platform/web/static.ts';
import { type LiveAreaDirectory, openAreaDirectory } from './registry/areas/index.ts';
import type { ExchangeSettings } from './modules/reporting/index.ts';
import type { TraceIndexMode } from './modules/presence/index.ts';
import type { Ingredients } from './ingredients.ts';
import { buildModules, type Doors } from './modules.ts';

export type AppOptions = {
  readonly databaseUrl: string;
  readonly secret: Buffer;
  readonly clock: Clock;
  readonly log: Log;
  readonly publicUrl: string;
  readonly filesDir: string;
  /** Dataset that the public pages and callers without a session use. */
  readonly publicDataset: string;
  /** Code of the province that the public map shows, on today's list. */
  readonly provinceCode: string;
  /** Days that check-ins are kept (30). */
  readonly presenceDays?: number;
  /** Whether this process keeps stays in memory for tracing (never). */
  readonly traceIndex?: TraceIndexMode;
  readonly trustProxy: boolean;
  /** Folder of the built web apps; null serves none. */
  readonly webDir: string | null;
  readonly version?: string;
  /** Where this province trains, `https://host`. */
  readonly trainingUrl?: string | null;
  /** Whether scheduled jobs run by the clock of the machine (yes). */
  readonly schedules?: boolean;
  /** Gateway of text messages (texts are kept on screen, nobody may hand any in). */
  readonly sms?: Ingredients['sms'] | undefined;
  readonly mail?: Ingredients['mail'];
  /** Secret file and private addresses of the exchange with the level above; none without. */
  readonly exchange?: ExchangeSettings;
  /** Whether webhooks may go to private addresses (no). */
  readonly webhookPrivate?: boolean;
  /** Single sign-on; none without. */
  readonly oidc?: Ingredients['oidc'];
};

/** The composed program: HTTP that is not listening yet, and the doors for the command line, the demo and tests. */
export type App = {
  readonly http: FastifyInstance;
  readonly platform: Platform;
  readonly areas: LiveAreaDirectory;
  readonly areaPaths: AreaPaths;
  readonly sessions: Sessions;
  readonly modules: readonly Module[];
  readonly doors: Doors;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Opens the database, migrates it, and wires every module. Refuses a database of a newer version. */
export async function createApp(options: AppOptions): Promise<Outcome<App>> {
  const { clock, log, databaseUrl } = options;
  const database = openDatabase(databaseUrl, {
    onError: (error) => log.warn({ err: error.message }, 'idle connection lost'),
  });
  const secrets = createSecrets(options.secret);
  const jobs = createJobs(database.db, database.pool, clock, log);
  const platform: Platform = {
    db: database.db,
    inPipeline: database.inPipeline,
    clock,
    log,
    secrets,
    jobs,
    publicUrl: options.publicUrl,
    filesDir: options.filesDir,
  };
  const areas = openAreaDirectory(platform.db);
  const areaPaths: AreaPaths = async (ids) =>
    new Map(
      ids.flatMap((id): [string, string][] => {
        const path = areas.byId(id)?.path;
        return path === undefined ? [] : [[id, path]];
      }),
    );
  const sessions = createSessions(platform.db, areaPaths);
  let hub: EventHub | null = null;
  let composed: Awaited<ReturnType<typeof compose>> | null = null;
  const { modules, doors } = buildModules(platform, {
    areas,
    sessions,
    areaPaths,
    signer: createSigner(platform),
    hub: () => hub!,
    http: () => composed!.http,
    publicDataset: options.publicDataset,
    provinceCode: options.provinceCode,
    presenceDays: options.presenceDays ?? 30,
    traceIndex: { mode: options.traceIndex ?? 'off', databaseUrl },
    version: options.version ?? '0.0.0',
    trainingUrl: options.trainingUrl ?? null,
    sms: options.sms,
    oidc: options.oidc,
    webhookPrivate: options.webhookPrivate,
    mail: options.mail,
    exchange: options.exchange ?? { secretFile: '', allowPrivate: false },
  });
  checkModules(modules);
  const migrated = await migrateModules(platform, modules);
  if (!migrated.ok) {
    await database.close();
    return migrated;
  }
  hub = await startEventHub(platform.db, databaseUrl, log);
  composed = await compose({
    platform,
    database,
    hub,
    sessions,
    modules,
    trustProxy: options.trustProxy,
    publicDataset: () => options.publicDataset,
    version: options.version ?? '0.0.0',
    schedules: options.schedules ?? true,
  });
  if (options.webDir !== null) {
    await serveWeb(composed.http, options.webDir);
  }
  return done({ ...composed, platform, areas, areaPaths, sessions, modules, doors });
}
