import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { runAxe } from './axe.ts';
import { passTime } from './pass-time.ts';
import { settle } from './settle.ts';
import { chromiumPath, freshContext, launchChromium } from '../support/browser.ts';
import { listeningApp, type ListeningApp, logIn } from '../support/listening.ts';

const SCENES = ['1', '2', '3', '4'] as const;
const sizes = [
  [1920, 1080, 'vi'],
  [3840, 2160, 'vi'],
  [1920, 1080, 'en'],
  [3840, 2160, 'en'],
] as const;
/** Least sizes on a screen of 1920 pixels. */
const FIGURE_PX = 64;
const LABEL_PX = 28;

let t: ListeningApp;
let browser: Browser;

async function openWall(page: Page, lang: 'vi' | 'en' = 'vi'): Promise<void> {
  await page.goto(`${t.url}/console/wall?lang=${lang}`);
  await page.locator('.wall-tile').first().waitFor();
  await page.waitForFunction(() => document.fonts.status === 'loaded');
}

/** Follows what a page asks for, beside the stream, which never ends. @returns how many answers are not there yet. */
function askedFor(page: Page): () => number {
  const open = new Set<Request>();
  page.on('request', (request) => {
    if (!request.url().includes('/stream')) {
      open.add(request);
    }
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return () => open.size;
}

/** Waits until a scene is on the wall with all its figures, those of a map included. */
async function sceneShown(page: Page, id: string, asked: () => number): Promise<void> {
  await page.locator(`main[data-scene="${id}"]`).waitFor();
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.wall-legend')].every(({ childElementCount }) => childElementCount > 0),
  );
  await expect.poll(asked).toBe(0);
  await settle(page);
}

/** What is too small, cut off or over the edge on the wall as it stands. */
async function faultsOf(page: Page, scale: number): Promise<string[]> {
  return await page.evaluate(
    ([figurePx, labelPx]) => {
      const faults: string[] = [];
      const root = document.documentElement;
      if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight) {
        faults.push(`page is ${root.scrollWidth} x ${root.scrollHeight}`);
      }
      for (const element of document.querySelectorAll<HTMLElement>('.wall *')) {
        const own = [...element.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
        );
        if (!own || element.closest('.hidden') !== null) {
          continue;
        }
        const size = Number.parseFloat(getComputedStyle(element).fontSize);
        const least = element.classList.contains('wall-figure') ? figurePx! : labelPx!;
        if (size < least - 0.01) {
          faults.push(`${size} px: ${element.textContent}`);
        }
        const box = element.getBoundingClientRect();
        if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1) {
          faults.push(`over the edge: ${element.textContent}`);
        }
      }
      for (const tile of document.querySelectorAll<HTMLElement>('.wall-tile')) {
        if (tile.scrollHeight > tile.clientHeight + 1 || tile.scrollWidth > tile.clientWidth + 1) {
          faults.push(`cut off: ${tile.dataset['tile']}`);
        }
      }
      return faults;
    },
    [FIGURE_PX * scale, LABEL_PX * scale],
  );
}

async function violations(page: Page): Promise<string[]> {
  const found = await runAxe(page);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

describe.skipIf(chromiumPath === null)('the wall', () => {
  beforeAll(async () => {
    [t, browser] = await Promise.all([listeningApp(), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await t?.close();
  });

  it.each(sizes)(
    'is large enough, whole and accessible in every scene at %d x %d, %s',
    async (width, height, lang) => {
      const context = await freshContext(browser, { bypassCSP: true, viewport: { width, height } });
      await logIn(t, context, 'demo.tuong');
      const page = await context.newPage();
      const asked = askedFor(page);
      await openWall(page, lang);
      const wrong: Record<string, string[]> = {};
      const wall = await context.request.get(`${t.url}/api/v1/command/wall`);
      const { scenes } = (await wall.json()) as { scenes: { id: string; key: number }[] };
      expect(scenes.map(({ key }) => String(key))).toEqual(SCENES);
      for (const { id, key } of scenes) {
        await page.keyboard.press(String(key));
        await sceneShown(page, id, asked);
        const tiles = await page.locator('.wall-tile').count();
        const faults = [...(await faultsOf(page, width / 1920)), ...(await violations(page))];
        if (tiles > 7 || tiles < 4 || faults.length > 0) {
          wrong[key] = [`${tiles} tiles`, ...faults];
        }
      }
      expect(wrong).toEqual({});
      await context.close();
    },
    120_000,
  );

  it('follows the keypad: scenes, pause, freeze, a tile by commune, and back', async () => {
    const context = await freshContext(browser, { viewport: { width: 1920, height: 1080 } });
    await logIn(t, context, 'demo.tuong');
    const page = await context.newPage();
    await openWall(page);
    const press = async (...keys: string[]) => {
      for (const key of keys) {
        await page.keyboard.press(key);
      }
    };
    const shows = async (text: string) => await page.getByText(text).first().waitFor();
    await shows('Tình hình');
    await press('2');
    await page.locator('main[data-scene="gates"]').waitFor();
    await press('+', '+', '+');
    await page.locator('main[data-scene="situation"]').waitFor();
    await press('0');
    await shows('DỪNG CHUYỂN CẢNH');
    await press('/');
    await shows('ĐÓNG BĂNG lúc');
    await press('/', '0', '2');
    await page.locator('main[data-scene="gates"]').waitFor();
    await press('*', '1');
    await shows('Lượt qua chốt hôm nay theo xã, phường');
    await page.locator('.wall-halves tbody tr').first().waitFor();
    await expect.poll(async () => await page.locator('.wall-halves tbody tr').count()).toBe(22);
    await press('+');
    await shows('Trang 2/3');
    await press('.');
    await page.locator('.wall-tile').first().waitFor();
    await context.close();
  }, 60_000);

  it('shows a new case by itself, within its budget of two seconds unless the machine is busy', async () => {
    const context = await freshContext(browser, { viewport: { width: 1920, height: 1080 } });
    await logIn(t, context, 'demo.tuong');
    const page = await context.newPage();
    await openWall(page);
    await page.getByText('Trực tiếp').waitFor();
    await page.keyboard.press('0');
    const figure = page.locator('[data-tile="cases"] .wall-figure');
    const before = Number((await figure.textContent())!.replaceAll('.', ''));
    const officer = await t.as('health-officer');
    const person = await officer.post('/people', {
      fullName: 'Người Mô Phỏng',
      birthYear: 1990,
      areaId: t.areaId('06187'),
    });
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const opened = await officer.post('/cases', {
      personId: person.json().id,
      disease: 'covid-19',
      classification: 'CONFIRMED',
      reportDate: today,
    });
    const answered = Date.now();
    expect(opened.statusCode, opened.body).toBe(201);
    await page.waitForFunction(
      (most) =>
        Number(document.querySelector('[data-tile="cases"] .wall-figure')?.textContent?.replaceAll('.', '')) >
        most,
      before,
      { polling: 50 },
    );
    const took = Date.now() - answered;
    process.stderr.write(`a new case, painted on the wall after: ${took} ms\n`);
    // Two seconds are the budget (`./vungxanh bench wall`); on a machine full of tests: well before the wall asks by itself.
    expect(took).toBeLessThan(15_000);
    await context.close();
  }, 60_000);

  it('is paired by a code, comes back after a power cut without a log-in, and asks for a code once it is shut out', async () => {
    const admin = await t.as('administrator');
    const id = uuid7(Date.now());
    const made = (await admin.post('/command/screens', { id, name: 'Phòng giao ban' })).json();
    const viewport = { width: 1920, height: 1080 };
    const first = await freshContext(browser, { viewport });
    const page = await first.newPage();
    await page.goto(`${t.url}/console/wall/pair?lang=vi#${made.code}`);
    await page.locator('.wall-tile').first().waitFor();
    expect(page.url()).not.toContain(made.code);
    const kept = await first.storageState();
    await first.close();
    const second = await freshContext(browser, { viewport, storageState: kept });
    await second.clock.install();
    const again = await second.newPage();
    await again.goto(`${t.url}/console/wall?lang=vi`);
    await again.locator('.wall-tile').first().waitFor();
    await again.keyboard.press('/');
    await again.getByText('ĐÓNG BĂNG lúc').waitFor();
    await again.keyboard.press('/');
    expect(await again.getByText('PDF A4').count()).toBe(0);
    await admin.post(`/command/screens/${id}/revocation`, { reason: 'Máy bị mất' });
    // Until the wall asks for its figures again by itself.
    await passTime(t, [second], 30_000);
    await again.getByText('đã bị thu hồi hoặc hết hạn').waitFor({ timeout: 20_000 });
    await second.close();
  }, 90_000);

  it('greys what is too old and says so, by the clock of the screen', async () => {
    const context = await freshContext(browser, { viewport: { width: 1920, height: 1080 } });
    await logIn(t, context, 'demo.tuong');
    const page = await context.newPage();
    await page.clock.setSystemTime(Date.now() + 3 * 3_600_000);
    await openWall(page);
    await page.keyboard.press('2');
    await page.locator('[data-tile="crossings"].wall-old').waitFor();
    await expect
      .poll(async () => await page.locator('[data-tile="crossings"] .wall-age').textContent())
      .toContain('CŨ');
    await expect
      .poll(async () => await page.locator('.wall-source.wall-old').first().textContent())
      .toContain('CŨ');
    await context.close();
  }, 60_000);
});
