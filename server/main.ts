import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createApp } from './app.ts';
import { readConfig } from './platform/config/index.ts';
import { systemClock } from './platform/clock/clock.ts';
import { createLog } from './platform/log/log.ts';
import type { Refusal } from './platform/outcomes/outcome.ts';
import { loadSecret } from './platform/secrets/secrets.ts';
import { openStore } from './platform/db/store.ts';
import { greet } from './greeting.ts';
import { prepareData } from './prepare-data.ts';

const ROOT = join(import.meta.dirname, '..');

/** Starts the program; a refusal is one clear sentence and exit code 1. */
async function main(): Promise<void> {
  const started = Date.now();
  const config = readConfig(process.env, ROOT);
  if (!config.ok) {
    return giveUp(config);
  }
  const log = createLog(config.logLevel);
  const store = await openStore(config, (sentence) => tell(sentence));
  if (!store.ok) {
    return giveUp(store);
  }
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const made = await createApp({
    databaseUrl: store.value.url,
    secret: await loadSecret(config.secretKeyFile),
    clock: systemClock,
    log,
    publicUrl: config.publicUrl ?? `http://${config.host}:${config.port}`,
    filesDir: join(config.dataDir, 'files'),
    publicDataset: config.demo ? 'demo' : 'live',
    provinceCode: '20',
    trustProxy: config.publicUrl !== null,
    webDir: join(ROOT, 'dist'),
    version,
  });
  if (!made.ok) {
    await store.value.stop();
    return giveUp(made);
  }
  const app = made.value;
  await app.start();
  const tail = await prepareData(app, config, tell);
  try {
    await app.http.listen({ port: config.port, host: config.host });
  } catch (error) {
    await app.stop();
    await store.value.stop();
    return giveUp(portRefusal(error as NodeJS.ErrnoException, config.port, config.host));
  }
  await greet(app, config, started);
  tail?.begin(`http://127.0.0.1:${(app.http.server.address() as { port: number }).port}`);

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) {
      return;
    }
    stopping = true;
    tell('Đang dừng: chờ các yêu cầu dở dang… / Stopping: finishing requests in flight…');
    await tail?.stop();
    await app.stop();
    await store.value.stop();
    tell('Đã dừng. / Stopped.');
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
}

function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

function giveUp(refusal: Refusal): void {
  tell(`${refusal.message}\n${refusal.messageEn} [${refusal.code}]`);
  process.exitCode = 1;
}

function portRefusal(error: NodeJS.ErrnoException, port: number, host: string): Refusal {
  const taken = error.code === 'EADDRINUSE';
  return {
    ok: false,
    status: 500,
    code: taken ? 'start.port-taken' : 'start.cannot-listen',
    message: taken
      ? `Cổng ${port} đang có chương trình khác dùng; chưa khởi động. Hãy đặt PORT khác.`
      : `Không mở được ${host}:${port} (${error.code}); chưa khởi động.`,
    messageEn: taken
      ? `Port ${port} is in use by another program; not started. Set another PORT.`
      : `Cannot listen on ${host}:${port} (${error.code}); not started.`,
  };
}

await main();
