import { join } from 'node:path';
import { type App, createApp } from '../server/app.ts';
import { systemClock } from '../server/platform/clock/clock.ts';
import { type Config, readConfig } from '../server/platform/config/index.ts';
import { openStore, type Store } from '../server/platform/db/store.ts';
import { createLog } from '../server/platform/log/log.ts';
import { done, type Outcome, type Refusal } from '../server/platform/outcomes/outcome.ts';
import { loadSecret } from '../server/platform/secrets/secrets.ts';
import { EXIT, type ExitCode, say } from './kit.ts';
import { runningDatabase } from './running-database.ts';

const ROOT = join(import.meta.dirname, '..');

/** The province of this installation, on today's list. */
export const PROVINCE = '20';

/** The opened program of a command. */
export type Opened = {
  readonly app: App;
  readonly config: Config;
  /** Address of its database, password included: never print it. */
  readonly databaseUrl: string;
  /** The secret of encrypted columns. */
  readonly secret: Buffer;
};

/**
 * Runs a command on the system's database: DATABASE_URL, or the embedded one of DATA_DIR, which is joined where a
 * server runs it and else started for as long as the command takes. Migrations run; HTTP, jobs and event handlers
 * do not. A refusal ends the command with its sentence and exit 1.
 * @param needs 'areas' also loads the reference units and fills their directory; 'bare' leaves the tables alone.
 */
export async function withApp(
  work: (opened: Opened) => Promise<ExitCode>,
  needs: 'areas' | 'bare' = 'areas',
): Promise<ExitCode> {
  const config = readConfig(process.env, ROOT);
  if (!config.ok) {
    return failed(config);
  }
  const store = await openOrJoin(config);
  if (!store.ok) {
    return failed(store);
  }
  try {
    const opened = await openProgram(config, store.value.url);
    if (!opened.ok) {
      return failed(opened);
    }
    try {
      if (needs === 'areas') {
        await opened.value.app.modules.find(({ name }) => name === 'areas')?.start?.();
      }
      return await work(opened.value);
    } finally {
      await opened.value.app.stop();
    }
  } finally {
    await store.value.stop();
  }
}

/** Says a refusal in both languages. @returns the exit code of a failure. */
export function failed(refusal: Refusal): ExitCode {
  say(`${refusal.message}\n${refusal.messageEn} [${refusal.code}]`);
  return EXIT.failed;
}

async function openOrJoin(config: Config): Promise<Outcome<Store>> {
  const store = await openStore(config, say);
  if (store.ok || store.code !== 'db.data-in-use') {
    return store;
  }
  const url = await runningDatabase(config.dataDir);
  return url === null ? store : done({ url, stop: async () => undefined });
}

async function openProgram(config: Config, url: string): Promise<Outcome<Opened>> {
  const secret = await loadSecret(config.secretKeyFile);
  const made = await createApp({
    databaseUrl: patient(url),
    secret,
    clock: systemClock,
    log: createLog('error'),
    publicUrl: config.publicUrl ?? `http://localhost:${config.port}`,
    filesDir: join(config.dataDir, 'files'),
    publicDataset: config.demo ? 'demo' : 'live',
    provinceCode: config.province,
    presenceDays: config.presenceDays,
    trustProxy: false,
    webDir: null,
  });
  return made.ok ? done({ app: made.value, config, databaseUrl: url, secret }) : made;
}

/** A command may take longer than a request: its statements have no time limit. */
function patient(url: string): string {
  const address = new URL(url);
  address.searchParams.set('options', '-c timezone=UTC -c jit=off -c statement_timeout=0');
  return address.href;
}
