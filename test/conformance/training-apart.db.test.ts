import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '../../contract/index.ts';
import type { Endpoint, EndpointKey } from '../../contract/kit.ts';
import { roles } from '../../contract/rights.ts';
import { systemScope } from '../../server/platform/access/scope.ts';
import { localDate } from '../../server/platform/clock/clock.ts';
import { createAccount } from '../../server/platform/access/usecases/manage-accounts.ts';
import { revokeCodes } from '../../server/platform/credentials/module.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { demoTemplate } from '../support/demo-template.ts';
import { testClock } from '../support/fixed.ts';

// The simulated province, in a program whose public is the live dataset: whatever leaves the training says so, and what is
// public or live looks as if there were no training at all.

const CSV = 'text/csv';
const PDFTOTEXT = '/usr/bin/pdftotext';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const endpoints = Object.entries(api) as [EndpointKey, Endpoint][];
const reads = endpoints.filter(
  ([key, { file }]) => key.startsWith('GET ') && file?.[0] !== 'text/event-stream',
);
const files = reads.filter(([, { file, access }]) => file !== undefined && access !== 'public');
/** Lists that are asked for with more than their address; every file leaves by the one way that names it. */
const ASKS_MORE = new Set([
  'GET /presence',
  'GET /signing-authorities',
  'GET /border/counts',
  'GET /border/slots',
  'GET /metrics/values',
  'GET /analysis/pivot',
  'GET /task-ranking',
  'GET /exchange/data-values',
]);
const lists = files.filter(
  ([key, { file }]) => file?.includes(CSV) === true && !key.includes('{') && !ASKS_MORE.has(key),
);
/** Papers of records that the simulated province has. */
const PAPERS = [
  'GET /command/briefings/{id}/document',
  'GET /command/wall-snapshots/{id}/document',
  'GET /lockdowns/{id}/decision.pdf',
  'GET /order-templates/{id}/example.pdf',
  'GET /orders/{id}/document.pdf',
  'GET /people/cards/prints/{id}/cards.pdf',
  'GET /privacy/breaches/{id}/notice.pdf',
  'GET /reports/{id}/document.pdf',
  'GET /reports/{id}/document.xlsx',
] as const satisfies readonly EndpointKey[];
/** What the installation shares, and no record of anybody: keys; and the list of withdrawn codes, signed anew each time. */
const SHARED = new Set<string>(['GET /public/keys', 'GET /public/revocations', 'GET /session/sso/callback']);
const publicReads = reads.flatMap(([key, { access }]) =>
  access === 'public' && !key.includes('{') && !SHARED.has(key) ? [`/api/v1${key.slice(4)}`] : [],
);

type Asked = { readonly url: string; readonly token?: string; readonly accept?: string };
const ask = async ({ http }: TestApp, { url, token, accept = 'application/json' }: Asked) =>
  await http.inject({
    url,
    headers: { accept, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
  });
const nameOf = (reply: { headers: Record<string, unknown> }): string =>
  /filename="(.*)"/u.exec(String(reply.headers['content-disposition']))?.[1] ?? '';

/** A session of somebody who holds every role of the province. */
async function everybody(t: TestApp, dataset: string): Promise<string> {
  const made = await createAccount(t.app.platform, t.app.areaPaths, systemScope('test', dataset), {
    login: `everything.${dataset}`,
    name: 'Everything',
    roles: roles.map((role) => ({ role, areaId: t.areaId('20') })),
    password: 'correct horse battery',
  });
  if (!made.ok) {
    throw new Error(made.messageEn);
  }
  return (await t.app.sessions.open(made.value.id, dataset, t.clock.now())).token;
}

let full: TestApp;
let empty: TestApp;
let trainee: string;
let officer: string;
let officerOfEmpty: string;
beforeAll(async () => {
  const template = await demoTemplate();
  const shared = { clock: testClock(Date.now()), publicDataset: 'live', publicUrl: 'http://127.0.0.1' };
  [full, empty] = await Promise.all([testApp({ ...shared, template }), testApp(shared)]);
  [trainee, officer, officerOfEmpty] = await Promise.all([
    everybody(full, 'demo'),
    everybody(full, 'live'),
    everybody(empty, 'live'),
  ]);
});
afterAll(async () => {
  await Promise.all([full?.close(), empty?.close()]);
});

/** Rows of a list, without its heading. */
const rowsOf = (text: string): number => text.trimEnd().split('\r\n').length - 1;

describe('a file of the training', () => {
  it.each(lists)('%s has the mark in its name, and no row of its own for it', async (key) => {
    const url = `/api/v1${key.slice(4)}`;
    const csv = await ask(full, { url, token: trainee, accept: CSV });
    expect(nameOf(csv)).toMatch(/^MO-PHONG-.+\.csv$/u);
    expect(csv.body.split('\r\n')[0]).toMatch(/^\uFEFF(?:[a-z][\w.]*(?:,[a-z][\w.]*)*)?$/iu);
    const live = await ask(full, { url, token: officer, accept: CSV });
    expect(nameOf(live)).toBe(nameOf(csv).replace('MO-PHONG-', ''));
    const sheet = await ask(full, { url, token: trainee, accept: XLSX });
    expect(nameOf(sheet)).toMatch(/^MO-PHONG-.+\.xlsx$/u);
  });

  it.each(PAPERS)('%s has the mark in its name and, a PDF, on every page', async (key) => {
    const [folder, rest] = key.slice(4).split('/{id}') as [string, string];
    const list = await ask(full, { url: `/api/v1${folder}?limit=1`, token: trainee });
    const url = `/api/v1${folder}/${list.json().items[0].id}${rest}`;
    const paper = await ask(full, { url, token: trainee, accept: api[key].file[0] });
    expect(paper.statusCode, paper.body.slice(0, 300)).toBe(200);
    expect(nameOf(paper)).toMatch(/^MO-PHONG-/u);
    if (existsSync(PDFTOTEXT) && String(paper.headers['content-type']).includes('pdf')) {
      const text = execFileSync(PDFTOTEXT, ['-', '-'], { input: paper.rawPayload }).toString('utf8');
      const pages = text.split('\f').filter((page) => page.trim() !== '');
      expect(pages.filter((page) => !page.includes('MÔ PHỎNG'))).toEqual([]);
    }
  });
});

describe('the public and the live province', () => {
  it.each([...publicReads, '/ban-do', '/so-lieu'])(
    '%s is what it would be without the training',
    async (url) => {
      const [beside, alone] = await Promise.all([ask(full, { url }), ask(empty, { url })]);
      expect(beside.statusCode).toBe(alone.statusCode);
      expect(beside.body).toBe(alone.body);
    },
  );

  it('withdraw codes on a list of their own', async () => {
    const { platform } = full.app;
    const withdraw = async (dataset: string, id: string) => {
      const code = { id, purpose: 'permit', reason: 'test' };
      await platform.db.transaction().execute((tx) => revokeCodes(platform, tx, dataset, [code]));
    };
    const list = async (t: TestApp, token?: string) => {
      const url = '/api/v1/public/revocations';
      const { sequence, base, signed } = (await ask(t, { url, ...(token && { token }) })).json();
      const names = (id: string) => Buffer.from(signed, 'base64').includes(Buffer.from(id, 'hex'));
      return { sequence: sequence as number, base, named: ids.filter(names) };
    };
    const ids = ['c0ffee0000000001', 'c0ffee0000000002'];
    const before = await list(full, trainee);
    await withdraw('demo', ids[0]!);
    expect(await list(full)).toEqual(await list(empty));
    expect(await list(full, trainee)).toMatchObject({
      sequence: before.sequence + 1,
      named: [ids[0]],
    });
    await withdraw('live', ids[1]!);
    expect((await list(full)).named).toEqual([ids[1]]);
    expect((await list(full, trainee)).named).toEqual([ids[0]]);
  });

  it('have no unit that the training added: not in lists, not by search, not by its id', async () => {
    const own = full.app.areas.of('demo').current(localDate(full.clock.now()), 'group');
    expect(own.length).toBeGreaterThan(0);
    for (const { id, parentId, name } of own) {
      for (const url of [`?parentId=${parentId}`, `?q=${encodeURIComponent(name)}`, '?kind=group']) {
        const listed = await ask(full, { url: `/api/v1/areas${url}&limit=500`, token: officer });
        expect([listed.statusCode, listed.body.includes(id)]).toEqual([200, false]);
      }
      expect((await ask(full, { url: `/api/v1/areas/${id}`, token: officer })).statusCode).toBe(404);
      expect((await ask(full, { url: `/api/v1/areas/${id}`, token: trainee })).json().name).toBe(name);
    }
  });

  it.each(lists)('%s holds no row of the training', async (key) => {
    const url = `/api/v1${key.slice(4)}`;
    const [beside, alone] = await Promise.all([
      ask(full, { url, token: officer, accept: CSV }),
      ask(empty, { url, token: officerOfEmpty, accept: CSV }),
    ]);
    expect([beside.statusCode, alone.statusCode]).toEqual([200, 200]);
    expect(rowsOf(beside.body)).toBe(rowsOf(alone.body));
  });
});
