import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { inject } from 'vitest';
import type { Role } from '../../contract/rights.ts';
import { type App, type AppOptions, createApp } from '../../server/app.ts';
import { createLog } from '../../server/platform/log/log.ts';
import { addAccount } from './accounts.ts';
import { testClock, TEST_SECRET, type TestClock } from './fixed.ts';

/** How this instance differs from the usual one. */
export type TestAppOptions = {
  /** Database to clone; one that is migrated and else empty by default. */
  readonly template?: string;
  /** Another instance, whose database this one works on too, as a second process would. */
  readonly beside?: TestApp;
  readonly clock?: TestClock;
  readonly publicUrl?: string;
  /** Folder of built web apps to serve; none by default. */
  readonly webDir?: string;
  /** Whether scheduled jobs run by the clock of the machine; not by default: tests run them, by their own clock. */
  readonly schedules?: boolean;
  /** Gateway of text messages; none by default. */
  readonly sms?: AppOptions['sms'];
  /** How mail leaves; kept by default. */
  readonly mail?: AppOptions['mail'];
  /** Whether webhooks may go to this machine; not by default. */
  readonly webhookPrivate?: boolean;
  /** Single sign-on; none by default. */
  readonly oidc?: AppOptions['oidc'];
  /** Dataset of callers without a session (demo). */
  readonly publicDataset?: string;
  /** Where the exchange with the level above finds its secret. */
  readonly exchange?: { readonly secretFile: string; readonly allowPrivate: boolean };
};

/** Sends requests as one account. */
export type Caller = {
  readonly token: string;
  readonly accountId: string;
  readonly send: (
    method: InjectOptions['method'] & string,
    path: string,
    body?: unknown,
  ) => Promise<LightMyRequestResponse>;
  readonly get: (path: string) => Promise<LightMyRequestResponse>;
  readonly post: (path: string, body?: unknown) => Promise<LightMyRequestResponse>;
  readonly patch: (path: string, body?: unknown) => Promise<LightMyRequestResponse>;
};

export type TestApp = {
  readonly app: App;
  readonly http: FastifyInstance;
  readonly clock: TestClock;
  readonly databaseUrl: string;
  /** Id of a unit of Lạng Sơn on today's list by code; '20' is the province. */
  readonly areaId: (code: string) => string;
  /** A caller with one role in one area (by code; null: the whole country), in the demo dataset. */
  readonly as: (role: Role, areaCode?: string | null, dataset?: string) => Promise<Caller>;
  /** The same account of the demo dataset with a new session: one ends within the days that a clock is moved. */
  readonly again: (who: Caller) => Promise<Caller>;
  /** A caller without a session. */
  readonly anonymous: Caller;
  /** Stops the program and drops its database, or keeps that under another name as a template. */
  readonly close: (keepAs?: string) => Promise<void>;
};

/** The whole program on a private clone of the template database. Close it in afterAll. */
export async function testApp(options: TestAppOptions = {}): Promise<TestApp> {
  const name = `vx_${randomBytes(6).toString('hex')}`;
  const server = inject('databaseUrl');
  const url = new URL(options.beside?.databaseUrl ?? server);
  if (options.beside === undefined) {
    url.pathname = `/${name}`;
    const template = options.template ?? 'vx_template';
    // Copying files takes a fraction of what writing every page to the log takes.
    await onServer(server, `create database ${name} template ${template} strategy file_copy`);
  }
  const filesDir = await mkdtemp(join(tmpdir(), 'vx-files-'));
  const clock = options.clock ?? testClock();
  const made = await createApp({
    databaseUrl: url.href,
    secret: TEST_SECRET,
    clock,
    log: createLog(process.env['VX_TEST_LOG'] ?? 'silent'),
    publicUrl: options.publicUrl ?? 'https://vungxanh.test',
    filesDir,
    publicDataset: options.publicDataset ?? 'demo',
    oidc: options.oidc,
    webhookPrivate: options.webhookPrivate ?? false,
    provinceCode: '20',
    trustProxy: false,
    webDir: options.webDir ?? null,
    schedules: options.schedules ?? false,
    sms: options.sms,
    mail: options.mail,
    ...(options.exchange === undefined ? {} : { exchange: options.exchange }),
  });
  if (!made.ok) {
    throw new Error(made.messageEn);
  }
  const app = made.value;
  await app.start();
  const areaId = (code: string) => {
    const area = app.areas.byCode(code, '2026-11-16');
    if (area === undefined) {
      throw new Error(`no area ${code}`);
    }
    return area.id;
  };
  let accounts = 0;
  return {
    app,
    http: app.http,
    clock,
    databaseUrl: url.href,
    areaId,
    anonymous: caller(app.http, '', ''),
    as: async (role, areaCode = '20', dataset = 'demo') => {
      accounts += 1;
      const login = `${role}-${accounts}`;
      const roles = [{ role, areaId: areaCode === null ? null : areaId(areaCode) }];
      const id = await addAccount(app.platform, dataset, { login, name: `${role} ${accounts}`, roles });
      const session = await app.sessions.open(id, dataset, clock.now());
      return caller(app.http, session.token, id);
    },
    again: async ({ accountId }) => {
      const session = await app.sessions.open(accountId, 'demo', clock.now());
      return caller(app.http, session.token, accountId);
    },
    close: async (keepAs) => {
      await app.stop();
      if (options.beside === undefined) {
        await onServer(
          server,
          keepAs === undefined
            ? `drop database if exists ${name} with (force)`
            : `alter database ${name} rename to ${keepAs}`,
        );
      }
      await rm(filesDir, { recursive: true, force: true });
    },
  };
}

function caller(http: FastifyInstance, token: string, accountId: string): Caller {
  const headers = token === '' ? {} : { authorization: `Bearer ${token}` };
  const send: Caller['send'] = (method, path, body) =>
    http.inject({
      method: method as 'GET',
      url: `/api/v1${path}`,
      headers,
      ...(body === undefined ? {} : { payload: body as object }),
    });
  return {
    token,
    accountId,
    send,
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
    patch: (path, body) => send('PATCH', path, body),
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
