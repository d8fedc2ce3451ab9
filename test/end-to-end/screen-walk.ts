import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { faultsOf } from './axe.ts';
import type { Group, Screens } from './screen-lists.ts';
import { settle } from './settle.ts';
import { chromiumPath, freshContext, launchChromium } from '../support/browser.ts';
import type { Caller } from '../support/app.ts';
import { listeningApp, type ListeningApp, logIn } from '../support/listening.ts';
import { until } from '../support/settled.ts';

let t: ListeningApp;
let browser: Browser;
let records: Record<string, string>;

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

/** The newest supply round of a cordon. */
async function supplyRound(officer: Caller, lockdownId: string): Promise<string> {
  const { rounds } = (await officer.get(`/lockdowns/${lockdownId}`)).json() as {
    rounds: readonly { readonly id: string; readonly kind: string }[];
  };
  return rounds.find(({ kind }) => kind === 'supply')!.id;
}

/** A sheet with one good row and one to correct, checked. */
async function someImport(officer: Caller, areaId: string): Promise<string> {
  const text =
    'Họ tên,Điện thoại,Địa chỉ\nNông Văn Tệp,0912345777,xã Đồng Đăng\nLý Thị Lỗi,123,xã Đồng Đăng\n';
  const sheet = { fileName: 'danh-sach.csv', sender: 'Trạm y tế thử', kind: 'case', areaId };
  const content = Buffer.from(text).toString('base64');
  const { id, plan } = (await officer.post('/imports', { ...sheet, id: uuid7(), content })).json();
  await officer.post(`/imports/${id}/plan`, { ...plan, disease: 'covid-19', day: '2026-11-16' });
  await until(
    async () => (await officer.get(`/imports/${id}`)).json(),
    ({ state }) => state === 'checked',
  );
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

/**
 * What in an English screen could be wrong that is right in the Vietnamese one: sizes. Its elements and colours are the same,
 * and names in English are complete by their types. The long tests look at everything in a wide one too.
 */
const SIZES = ['target-size', 'scrollable-region-focusable'];
const full = process.env['VX_TEST_FULL'] === '1';

const languages = ['vi', 'en'] as const;
type Language = (typeof languages)[number];

function addressOf(path: string, language: Language): string {
  const filled = path.replaceAll(/:([a-z]+)/g, (_, name: string) => records[name]!);
  return `${t.url}${filled}${filled.includes('?') ? '&' : '?'}lang=${language}`;
}

/** What is wrong, by language and screen. */
type Wrong = Record<Language, Record<string, string[]>>;

/** What is wrong with the screen as it stands, in windows of these widths one after the other. */
async function look(page: Page, language: Language, widths: readonly number[]): Promise<string[]> {
  const faults: string[] = [];
  for (const [i, width] of widths.entries()) {
    await page.setViewportSize({ width, height: width < 1000 ? 780 : 800 });
    await settle(page);
    const isWhole = language === 'vi' || (full && width > 1000);
    const found = await faultsOf(page, isWhole ? { isNext: i > 0 && !full } : { runOnly: SIZES });
    faults.push(...found.map((fault) => `${width}: ${fault}`));
  }
  return faults;
}

/**
 * Shows the screen in another language, by its own switch: what is on it stays, and need not be loaded again. A page without a
 * switch is opened anew, and so is every one in the long tests.
 */
async function turnTo(page: Page, screen: string, language: Language): Promise<void> {
  const turned =
    !full &&
    (await page.evaluate((next) => {
      const ofConsole = `.segments button[lang="${next}"]`;
      document.querySelector<HTMLElement>(`${ofConsole}, button.language[lang="${next}"]`)?.click();
      return document.documentElement.lang === next;
    }, language));
  if (!turned) {
    await page.goto(addressOf(screen, language));
  }
}

/** Walks through screens, each in both languages, in a wide and a narrow window. */
async function walk(screens: Screens, login: string): Promise<Wrong> {
  const context = await freshContext(browser, { bypassCSP: true, serviceWorkers: 'block' });
  if (login !== '') {
    await logIn(t, context, login);
  }
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  const wrong: Wrong = { vi: {}, en: {} };
  const note = (language: Language, screen: string, found: readonly string[]) => {
    const faults = [...found, ...complaints.splice(0)];
    if (faults.length > 0) {
      wrong[language][screen] = faults;
    }
  };
  for (const screen of screens) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(addressOf(screen, 'vi'));
    note('vi', screen, await look(page, 'vi', [1280, 360]));
    await turnTo(page, screen, 'en');
    note('en', screen, await look(page, 'en', [360, 1280]));
  }
  await context.close();
  return wrong;
}

/** Tests that walk through groups of screens, on a program and a browser of their own. */
export function walkThrough(groups: readonly Group[]): void {
  describe.skipIf(chromiumPath === null)('every screen', () => {
    beforeAll(async () => {
      [t, browser] = await Promise.all([listeningApp(), launchChromium()]);
      const officer = await t.as('health-officer');
      const first = async (path: string) => (await officer.get(path)).json().items[0];
      const worked = (await officer.get('/cases?limit=200')).json().items as Worked[];
      const [chosen, second] = worked.toSorted((a, b) => b.contactCount - a.contactCount) as [Worked, Worked];
      const place = await first('/places?limit=1');
      const cordon = await first('/lockdowns?state=ACTIVE&limit=1');
      records = {
        case: chosen.id,
        person: chosen.person.id,
        order: (await first('/orders?limit=1')).id,
        template: (await first('/order-templates?state=draft&limit=1')).id,
        wording: (await first('/order-templates?state=in-force&limit=1')).id,
        handover: (await first('/handovers?limit=1')).id,
        search: (await first('/searches?limit=1')).id,
        cluster: await someCluster(officer, chosen.id),
        roster: await someRoster(officer, place.id, chosen.person.id),
        import: await someImport(officer, place.areaId),
        tube: await someTube(officer, chosen.person.id),
        change: await someChange(officer, second.id),
        declaration: await someDeclaration(place.areaId),
        disease: 'covid-19',
        metric: 'cases.announced',
        place: place.id,
        code: place.code,
        call: (await first('/interviews?kind=F0&limit=1')).id,
        directive: (await first('/directives?box=out&limit=1')).id,
        task: (await first('/tasks?limit=1')).id,
        report: (await first('/reports?limit=1')).id,
        briefing: (await officer.post('/command/briefings', {})).json().id,
        alert: (await first('/command/alerts?limit=1')).id,
        trip: (await first('/border/trips?view=tasks&limit=1')).id,
        webhook: (await (await t.as('administrator')).get('/webhooks')).json().items[0].id,
        household: (await first('/households?limit=1')).id,
        lockdown: cordon.id,
        supply: await supplyRound(officer, cordon.id),
        focus: (await first('/foci?limit=1')).id,
      };
    });
    afterAll(async () => {
      await browser?.close();
      await t?.close();
    });

    const walked = new Map<string, Promise<Wrong>>();
    for (const language of languages) {
      for (const [who, screens, login] of groups) {
        it(`${who} is accessible, fits 360 and 1280 px and is quiet: ${language}`, async () => {
          // One walk sees both languages.
          const found = walked.get(who) ?? walk(screens, login);
          walked.set(who, found);
          expect((await found)[language]).toEqual({});
        }, 600_000);
      }
    }
  });
}
