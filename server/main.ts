import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openidProvider } from './adapters/oidc/index.ts';
import { keptMail, smtpMail } from './adapters/mail/index.ts';
import { kannelSms, keptSms } from './adapters/sms/index.ts';
import { createApp } from './app.ts';
import { greet } from './greeting.ts';
import { localDate, systemClock } from './platform/clock/clock.ts';
import { publicOrigin, readConfig } from './platform/config/index.ts';
import { openStore } from './platform/db/store.ts';
import { portRefusal, probePort } from './platform/http/port.ts';
import { createLog } from './platform/log/log.ts';
import { defineRefusals, done, type Outcome, type Refusal } from './platform/outcomes/outcome.ts';
import { loadSecret } from './platform/secrets/secrets.ts';
import { prepareData } from './prepare-data.ts';

const refuse = defineRefusals('settings', {
  'unknown-province': [
    422,
    'Danh mục hiện hành không có tỉnh mang mã {code}; chưa khởi động. Hãy sửa VX_PROVINCE.',
    'No province of today has the code {code}; not started. Correct VX_PROVINCE.',
  ],
});

const ROOT = join(import.meta.dirname, '..');

/** What runs, newest first: stopping goes from the newest to the oldest. */
const running: (() => Promise<void>)[] = [];
let stopping = false;

/** Starts the program step by step; the first refusal ends it with one clear sentence. */
async function start(): Promise<Outcome<null>> {
  const started = Date.now();
  const config = readConfig(process.env, ROOT);
  if (!config.ok) {
    return config;
  }
  const taken = await probePort(config.port, config.host);
  if (taken !== null) {
    return taken;
  }
  const store = await openStore(config, tell);
  if (!store.ok) {
    return store;
  }
  running.unshift(store.value.stop);
  const log = createLog(config.logLevel);
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const made = await createApp({
    databaseUrl: store.value.url,
    secret: await loadSecret(config.secretKeyFile),
    clock: systemClock,
    log,
    publicUrl: publicOrigin(config, config.port),
    filesDir: join(config.dataDir, 'files'),
    publicDataset: config.demo ? 'demo' : 'live',
    provinceCode: config.province,
    presenceDays: config.presenceDays,
    traceIndex: config.traceIndex,
    trustProxy: config.publicUrl !== null,
    // Another folder while working on the web apps, so that a build does not pull files from under a running server.
    webDir: process.env['VX_WEB_DIR'] ?? join(ROOT, 'dist'),
    version,
    trainingUrl: config.trainingUrl,
    mail:
      config.smtpUrl === null || config.mailFrom === null
        ? keptMail
        : smtpMail({ url: config.smtpUrl, from: config.mailFrom }),
    sms: {
      adapter:
        config.smsSendUrl === null
          ? keptSms
          : kannelSms({ sendUrl: config.smsSendUrl, sender: config.smsSender }),
      inbound: config.smsSecret === null ? null : { secret: config.smsSecret, sources: config.smsSources },
    },
    webhookPrivate: config.webhookPrivate,
    oidc: config.oidc === null ? null : openidProvider(config.oidc),
    exchange: { secretFile: config.exchangeSecretFile, allowPrivate: config.exchangePrivate },
  });
  if (!made.ok) {
    return made;
  }
  const app = made.value;
  running.unshift(app.stop);
  await app.start();
  if (app.areas.byCode(config.province, localDate(systemClock.now())) === undefined) {
    return refuse('unknown-province', { params: { code: config.province } });
  }
  const tail = await prepareData(app, config, tell);
  try {
    await app.http.listen({ port: config.port, host: config.host });
  } catch (error) {
    return portRefusal(error as NodeJS.ErrnoException, config.port, config.host);
  }
  await greet(app, config, started);
  if (tail !== null) {
    running.unshift(tail.stop);
    tail.begin(`http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`);
  }
  return done(null);
}

/** Lets requests in flight finish, then stops everything that was started. */
async function stop(exitCode: number): Promise<void> {
  if (stopping) {
    return;
  }
  stopping = true;
  for (const end of running) {
    await end();
  }
  process.exit(exitCode);
}

function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

function giveUp(refusal: Refusal): void {
  tell(`${refusal.message}\n${refusal.messageEn} [${refusal.code}]`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    tell('Đang dừng: chờ các yêu cầu dở dang… / Stopping: finishing requests in flight…');
    void stop(0);
  });
}
async function run(): Promise<Outcome<null>> {
  try {
    return await start();
  } catch (error) {
    if (stopping) {
      // Stopped while still starting: what was being used is gone by our own hand.
      return done(null);
    }
    throw error;
  }
}

const outcome = await run();
if (!outcome.ok && !stopping) {
  giveUp(outcome);
  await stop(1);
}
