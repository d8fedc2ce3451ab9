import pg from 'pg';
import type { Config } from '../config/index.ts';
import { defineRefusals, done, type Outcome } from '../outcomes/outcome.ts';
import { startEmbeddedPostgres, stepText } from './supervisor/index.ts';

const refuse = defineRefusals('store', {
  unreachable: [
    503,
    'Không kết nối được PostgreSQL ở DATABASE_URL ({reason}); chưa khởi động. Hãy kiểm tra địa chỉ, mật khẩu và mạng.',
    'PostgreSQL at DATABASE_URL cannot be reached ({reason}); not started. Check address, password and network.',
  ],
  'too-old': [
    422,
    'PostgreSQL ở DATABASE_URL là bản {version}; cần bản 15 trở lên; chưa khởi động.',
    'PostgreSQL at DATABASE_URL is version {version}; 15 or newer is needed; not started.',
  ],
});

/** A database to work with, our own or the operator's, and how to let go of it. */
export type Store = { readonly url: string; readonly stop: () => Promise<void> };

const RESTART_MS = 1_000;

/** Opens DATABASE_URL, or starts the embedded PostgreSQL and keeps it running. */
export async function openStore(config: Config, tell: (sentence: string) => void): Promise<Outcome<Store>> {
  if (config.databaseUrl !== null) {
    const refused = await checkServer(config.databaseUrl);
    return refused ?? done({ url: config.databaseUrl, stop: async () => undefined });
  }
  const embedded = await startEmbeddedPostgres({
    dataDir: config.dataDir,
    log: (step) => tell(`${stepText[step].vi} / ${stepText[step].en}`),
  });
  if (!embedded.ok) {
    return embedded;
  }
  const { url } = embedded;
  let stopped = false;
  embedded.onExit(() => {
    const again = async (): Promise<void> => {
      if (stopped) {
        return;
      }
      if ((await embedded.ensureRunning()) !== null) {
        setTimeout(() => void again(), RESTART_MS);
      } else if (embedded.url !== url) {
        // Another program took the port meanwhile: every connection of ours points to the old one.
        tell(
          'PostgreSQL đã đổi cổng; chương trình dừng để khởi động lại. / PostgreSQL moved to another port; stopping, start again.',
        );
        process.kill(process.pid, 'SIGTERM');
      }
    };
    void again();
  });
  return done({
    url,
    stop: async () => {
      stopped = true;
      await embedded.stop();
    },
  });
}

async function checkServer(url: string) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string; server_version_num: string }>(
      `select current_setting('server_version') as server_version, current_setting('server_version_num') as server_version_num`,
    );
    const { server_version: version, server_version_num: number } = rows[0]!;
    return Number(number) < 150_000 ? refuse('too-old', { params: { version } }) : null;
  } catch (error) {
    return refuse('unreachable', { params: { reason: (error as NodeJS.ErrnoException).code ?? 'error' } });
  } finally {
    await client.end().catch(() => undefined);
  }
}
