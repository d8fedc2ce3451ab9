import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { chromiumPath, freshContext, launchChromium } from '../support/browser.ts';
import type { Caller } from '../support/app.ts';
import { listeningApp, type ListeningApp, logIn } from '../support/listening.ts';

/** Screens by address; `:case`, `:order`, `:place`, `:person`, `:code`, `:trip` stand for records of the demo. */
type Screens = readonly string[];

const officerScreens: Screens = [
  '/console/',
  '/console/?tab=calls',
  '/console/interviews/:call',
  '/console/cases/:case/call',
  '/console/cases',
  '/console/cases/new',
  '/console/cases/:case',
  '/console/cases/:case/contacts',
  '/console/cases/:case/contacts?list=below',
  '/console/cases/:case/contacts?list=places',
  '/console/cases/:case/contacts/paste',
  '/console/cases/:case/source',
  '/console/profiles',
  '/console/profiles/:disease',
  '/console/cases/:case/chain',
  '/console/cases/:case/chain?contacts=true&view=graph&colour=generation',
  '/console/chains',
  '/console/chains?view=area&colour=area',
  '/console/people',
  '/console/people/new',
  '/console/people/duplicates',
  '/console/people/:person',
  '/console/places',
  '/console/places/:place',
  '/console/clusters',
  '/console/clusters/new',
  '/console/clusters/:cluster',
  '/console/rosters',
  '/console/rosters/new',
  '/console/rosters/:roster',
  '/console/imports',
  '/console/imports/new',
  '/console/imports/new?case=:case',
  '/console/imports/:import',
  '/console/orders',
  '/console/orders/:order',
  '/console/level-changes',
  '/console/level-changes/:change',
  '/console/laboratory',
  '/console/laboratory?tab=results',
  '/console/laboratory?tab=board',
  '/console/laboratory/:tube',
  '/console/declarations',
  '/console/declarations/new',
  '/console/declarations/:declaration',
  '/console/gates',
  '/console/gates?tab=questions',
  '/console/gates?tab=vehicles',
  '/console/gates?tab=crossings',
  '/console/gates?tab=shifts',
  '/console/gates?tab=devices',
  '/console/gates/rules',
  '/console/gates/zones',
  '/console/gates/watch',
  '/console/messages',
  '/console/directives',
  '/console/directives?tab=receipts',
  '/console/directives/new',
  '/console/directives/:directive',
  '/console/tasks',
  '/console/tasks/:task',
  '/console/reports',
  '/console/reports?tab=templates',
  '/console/reports/:report',
  '/console/exchange',
  '/console/?tab=tasks',
  '/console/permits',
  '/console/permits?tab=enter',
  '/console/lodging',
  '/console/lodging?tab=arrive',
  '/console/trips',
  '/console/trips?tab=tasks',
  '/console/trips?tab=yard',
  '/console/trips?tab=counts',
  '/console/trips?tab=slots',
  '/console/trips?tab=enter',
  '/console/trips?tab=routes',
  '/console/trips/:trip',
  '/console/?tab=trips',
  '/console/plates',
  '/console/map',
  '/console/wall',
  '/console/briefings',
  '/console/briefings/:briefing',
  '/console/alerts',
  '/console/alerts?tab=rules',
  '/console/alerts/:alert',
  '/console/duty',
  '/console/duty?tab=log',
  '/console/risk',
  '/console/risk?tab=proposals',
  '/console/risk?tab=rules',
  '/console/indicators',
  '/console/indicators?expert=1&method=wt&group=area&step=week&by=report',
  '/console/analysis',
  '/console/analysis?rows=area&columns=sex',
  '/console/analysis?metric=cases.confirmed,lab.tests&rows=week&columns=metric',
  '/console/training',
  '/console/metrics',
  '/console/metrics/lab.positivity?step=week',
  '/console/metrics/cases.announced',
  '/console/rankings',
  '/console/rankings?metric=lab.positivity&days=30',
  '/console/manual-figures',
  '/console/reconciliation',
  '/console/desk',
  '/console/offices',
  '/console/studies',
  '/console/areas',
  '/console/health',
  '/console/account',
  '/console/no-such-screen',
];
const administratorScreens: Screens = [
  '/console/users',
  '/console/api-keys',
  '/console/audit',
  '/console/training',
];
const analystScreens: Screens = ['/console/analysis?tab=what-if'];
const publicScreens: Screens = [
  '/console/login',
  '/',
  '/quet',
  '/D/:code',
  '/khai-bao',
  '/khai-bao?buoc=home',
  '/khai-bao?buoc=symptoms',
  '/khai-bao?buoc=exposures',
  '/khai-bao?buoc=visits',
  '/khai-bao?buoc=companions',
  '/khai-bao?buoc=review',
  '/ma-cua-toi',
  '/ma-cua-toi/khong-co',
  '/the-giay',
  '/ban-do',
  '/ban-do?q=dong&vung=green',
  '/ban-do?de-doc=1',
  '/ban-do/truc-tiep',
  '/xa/06184',
  '/xa/06184?de-doc=1',
  '/so-lieu',
  '/xe',
  '/xe?lang=zh',
  '/khong-co-trang-nay',
];
/** Screens that the demo has nothing for: a study is imported by the command line. */
const needOtherData: Screens = ['/console/studies/*'];
const groups = [
  ['of officers', officerScreens, 'demo.cdc'],
  ['of administrators', administratorScreens, 'demo.quantri'],
  ['of analysts', analystScreens, 'demo.phantich'],
  ['of citizens', publicScreens, ''],
] as const;
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let t: ListeningApp;
let browser: Browser;
let axe: string;
let records: Record<string, string>;

/** Everything that is wrong with a screen as it stands; empty when nothing is. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(`globalThis.axe || (() => { ${axe} })()`);
  const found = (await page.evaluate(
    // oxlint-disable-next-line no-undef -- axe is a script of the page
    async (tags) =>
      await (globalThis as unknown as { axe: AxeRunner }).axe.run({
        runOnly: tags,
        resultTypes: ['violations'],
      }),
    axeTags,
  )) as AxeResults;
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return [
    ...found.violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html)
          .join(' | ')
          .slice(0, 400)}`,
    ),
    ...(wide > 0 ? [`${wide} px wider than the window`] : []),
  ];
}
type Worked = { id: string; contactCount: number; person: { id: string } };

/** A gathering with the case in it. */
async function someCluster(officer: Caller, caseId: string): Promise<string> {
  const { areaId } = (await officer.get(`/cases/${caseId}`)).json();
  const [from, to] = [new Date(Date.now() - 7_200_000).toISOString(), new Date().toISOString()];
  const made = await officer.post('/clusters', {
    title: 'Buổi họp thôn',
    disease: 'covid-19',
    areaId,
    from,
    to,
  });
  const { id } = made.json();
  await officer.post(`/clusters/${id}/participants`, { caseIds: [caseId] });
  return id;
}

/** A class of one case and one absent pupil. */
async function someRoster(officer: Caller, placeId: string, personId: string): Promise<string> {
  const sessions = [{ from: new Date(Date.now() - 7_200_000).toISOString(), to: new Date().toISOString() }];
  const rows = [
    { personId, seat: '1' },
    { fullName: 'Lý Thị Vắng', birthYear: 2016, seat: '2', absent: true },
  ];
  return (await officer.post('/rosters', { kind: 'class', name: 'Lớp 5A', placeId, sessions, rows })).json()
    .id;
}

/** Somebody with a fever declares. */
async function someDeclaration(areaId: string): Promise<string> {
  const body = {
    id: uuid7(),
    person: { fullName: 'Nông Thị Khai', birthYear: 1988, areaId },
    symptoms: ['fever'],
    exposures: [],
    declaredAt: new Date().toISOString(),
  };
  return (await t.anonymous.post('/declarations', body)).json().id;
}

/** A sheet with one good row and one to correct, checked. */
async function someImport(officer: Caller, areaId: string): Promise<string> {
  const text =
    'Họ tên,Điện thoại,Địa chỉ\nNông Văn Tệp,0912345777,xã Đồng Đăng\nLý Thị Lỗi,123,xã Đồng Đăng\n';
  const sheet = { fileName: 'danh-sach.csv', sender: 'Trạm y tế thử', kind: 'case', areaId };
  const content = Buffer.from(text).toString('base64');
  const { id, plan } = (await officer.post('/imports', { ...sheet, id: uuid7(), content })).json();
  await officer.post(`/imports/${id}/plan`, { ...plan, disease: 'covid-19', day: '2026-11-16' });
  for (let turn = 0; turn < 100; turn += 1) {
    if ((await officer.get(`/imports/${id}`)).json().state === 'checked') {
      break;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  return id;
}

/** A sample of one person, taken now. */
async function someTube(officer: Caller, personId: string): Promise<string> {
  const sampledAt = new Date(Date.now() - 60_000).toISOString();
  const body = { kind: 'pcr', specimen: 'throat', purpose: 'contact', sampledAt, personIds: [personId] };
  return (await officer.post('/lab/tubes', body)).json().id;
}

/** A tracing of the last hour finds other contacts than the one before: what moved is listed. */
async function someChange(officer: Caller, caseId: string): Promise<string> {
  const from = new Date(Date.now() - 3_600_000).toISOString();
  await officer.post(`/cases/${caseId}/trace`, { from, to: new Date().toISOString() });
  return (await officer.get(`/level-changes?case=${caseId}`)).json().items[0].id;
}

type AxeRunner = { run: (options: { runOnly: string[]; resultTypes: string[] }) => Promise<AxeResults> };

/** Follows what the browser complains about: errors in its console, and requests that failed or were refused. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') {
      complaints.push(`console: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) {
      complaints.push(`${response.status()} ${response.url()}`);
    }
  });
  page.on('requestfailed', (request) => {
    // What the former screen was still loading is cut off by going on; the event stream always is.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') {
      complaints.push(`failed: ${request.url()} ${request.failure()?.errorText}`);
    }
  });
  return complaints;
}

function addressOf(path: string, language: string): string {
  const filled = path.replaceAll(/:([a-z]+)/g, (_, name: string) => records[name]!);
  return `${t.url}${filled}${filled.includes('?') ? '&' : '?'}lang=${language}`;
}

async function settle(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(
    () =>
      document.querySelector('.loading, [aria-busy="true"]') === null &&
      document.fonts.status === 'loaded' &&
      // Colours in the middle of a change are nobody's colours.
      document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
}

/** Walks through screens in one language, each in a narrow and a wide window; answers what is wrong, by screen. */
async function walk(screens: Screens, language: string, login: string): Promise<Record<string, string[]>> {
  const context = await freshContext(browser, { bypassCSP: true, serviceWorkers: 'block' });
  if (login !== '') {
    await logIn(t, context, login);
  }
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  const wrong: Record<string, string[]> = {};
  for (const screen of screens) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(addressOf(screen, language));
    await settle(page);
    const wide = await faultsOf(page);
    await page.setViewportSize({ width: 360, height: 780 });
    await settle(page);
    const narrow = await faultsOf(page);
    const faults = [
      ...wide.map((fault) => `1280: ${fault}`),
      ...narrow.map((fault) => `360: ${fault}`),
      ...complaints,
    ];
    complaints.length = 0;
    if (faults.length > 0) {
      wrong[screen] = faults;
    }
  }
  await context.close();
  return wrong;
}

describe.skipIf(chromiumPath === null)('every screen', () => {
  beforeAll(async () => {
    [t, browser] = await Promise.all([listeningApp(), launchChromium()]);
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const officer = await t.as('health-officer');
    const first = async (path: string) => (await officer.get(path)).json().items[0];
    const worked = (await officer.get('/cases?limit=200')).json().items as Worked[];
    const [chosen, second] = worked.toSorted((a, b) => b.contactCount - a.contactCount) as [Worked, Worked];
    const place = await first('/places?limit=1');
    records = {
      case: chosen.id,
      person: chosen.person.id,
      order: (await first('/orders?limit=1')).id,
      cluster: await someCluster(officer, chosen.id),
      roster: await someRoster(officer, place.id, chosen.person.id),
      import: await someImport(officer, place.areaId),
      tube: await someTube(officer, chosen.person.id),
      change: await someChange(officer, second.id),
      declaration: await someDeclaration(place.areaId),
      disease: 'covid-19',
      place: place.id,
      code: place.code,
      call: (await first('/interviews?kind=F0&limit=1')).id,
      directive: (await first('/directives?box=out&limit=1')).id,
      task: (await first('/tasks?limit=1')).id,
      report: (await first('/reports?limit=1')).id,
      briefing: (await officer.post('/command/briefings', {})).json().id,
      alert: (await first('/command/alerts?limit=1')).id,
      trip: (await first('/border/trips?view=tasks&limit=1')).id,
    };
  });
  afterAll(async () => {
    await browser?.close();
    await t?.close();
  });

  it('of the console is in the lists', async () => {
    const folder = new URL('../../web/console/app/', import.meta.url);
    const files = (await readdir(folder)).filter((name) => /\broutes\.tsx?$/.test(name));
    const texts = files.map(async (name) => await readFile(new URL(name, folder), 'utf8'));
    const routes = (await Promise.all(texts)).join('\n');
    const plain = (path: string) => path.replaceAll(/[:$]\w+/g, '*');
    const walked = [...officerScreens, ...administratorScreens, ...publicScreens].map(plain);
    const known = [...routes.matchAll(/\bpath: '([^']+)'/g)].map(([, path]) => plain(`/console${path}`));
    expect(known.length).toBeGreaterThan(20);
    expect(known.filter((path) => !walked.includes(path) && !needOtherData.includes(path))).toEqual([]);
  });

  for (const language of ['vi', 'en']) {
    for (const [who, screens, login] of groups) {
      it(`${who} is accessible, fits 360 and 1280 px and is quiet: ${language}`, async () => {
        expect(await walk(screens, language, login)).toEqual({});
      }, 180_000);
    }
  }
});
