import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../server/modules/demo/index.ts';
import { freshContext } from '../../test/support/browser.ts';
import { logIn, type Records } from './records.ts';
import { FIELD_LOGIN, fileOf, type Language, type Scene } from './scenes.ts';

/** What became of a scene: the size of its picture, or why there is none. */
export type Taken = { readonly scene: Scene; readonly bytes: number; readonly fault: string | null };

/** What pictures are taken of and where they go. */
export type Studio = {
  readonly browser: Browser;
  readonly url: string;
  readonly records: Records;
  readonly out: string;
};

const PATIENCE_MS = 20_000;
/** Long screens are cut: the picture shows what an officer sees first, and some more. */
const MOST_PX = 1_200;
/** Letters stay readable, and some 400 pictures stay below 12 MB. */
const QUALITY = 26;
const SHRINK = 0.65;
/** After the figures are there, charts and maps are drawn. */
const DRAW_MS = 300;
// Run in the page, which has a document; this program has none.
const SETTLED = `document.querySelector('.loading, [aria-busy="true"]') === null
  // A map that was not drawn yet has the size that every canvas begins with.
  && [...document.querySelectorAll('canvas')].every(({ width, height }) => width !== 300 || height !== 150)
  && document.fonts.status === 'loaded'
  && document.getAnimations().every(({ playState }) => playState !== 'running')`;
const SIZE = `({ width: innerWidth, height: Math.max(innerHeight, document.documentElement.scrollHeight) })`;
const NOT_FOUND = /no-such-screen|khong-co-trang-nay/;

const fieldWords = {
  vi: {
    login: 'Tên đăng nhập',
    password: 'Mật khẩu',
    enter: 'Đăng nhập',
    load: 'Tải gói dữ liệu',
    begin: 'Bắt đầu ca',
  },
  en: {
    login: 'Login',
    password: 'Password',
    enter: 'Log in',
    load: 'Fetch the data pack',
    begin: 'Begin the shift',
  },
} as const;

/** Takes scenes of one account, language and width one after the other; one that fails does not keep the next. */
export async function takeScenes(studio: Studio, scenes: readonly Scene[]): Promise<Taken[]> {
  const [first] = scenes;
  if (first === undefined) {
    return [];
  }
  const context = await freshContext(studio.browser, {
    viewport: { width: first.width, height: first.height },
    serviceWorkers: 'block',
    // What waits for the page asks it by a text, which the policy of our pages forbids.
    bypassCSP: true,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  try {
    const page = await openedBy(studio, context, first);
    const taken: Taken[] = [];
    for (const scene of scenes) {
      taken.push(await takeScene(studio, page, scene));
    }
    return taken;
  } catch (error) {
    return scenes.map((scene) => ({ scene, bytes: 0, fault: `not begun: ${firstLine(error)}` }));
  } finally {
    await context.close();
  }
}

/** A page of the scene's account; the phone of a gate has begun a shift. */
async function openedBy({ url }: Studio, context: BrowserContext, { login, language }: Scene): Promise<Page> {
  if (login === FIELD_LOGIN) {
    const page = await context.newPage();
    await beginShift(page, url, language);
    return page;
  }
  if (login !== '') {
    await logIn(context.request, url, login);
  }
  return await context.newPage();
}

async function beginShift(page: Page, url: string, language: Language): Promise<void> {
  const words = fieldWords[language];
  await page.goto(`${url}/field/?lang=${language}`);
  await page.getByLabel(words.login).fill(FIELD_LOGIN);
  await page.getByLabel(words.password).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: words.enter }).click();
  await page.locator('#post').selectOption({ index: 1 });
  await page.getByRole('button', { name: words.load }).click();
  const begin = page.getByRole('button', { name: words.begin });
  await begin.click();
  await begin.waitFor({ state: 'detached' });
}

async function takeScene(studio: Studio, page: Page, scene: Scene): Promise<Taken> {
  try {
    await open(studio, page, scene);
    const picture = await photograph(page);
    await writeFile(join(studio.out, fileOf(scene)), picture);
    return { scene, bytes: picture.length, fault: null };
  } catch (error) {
    return { scene, bytes: 0, fault: firstLine(error) };
  }
}

async function open({ url, records }: Studio, page: Page, scene: Scene): Promise<void> {
  const { address, language } = scene;
  const path = address.replaceAll(/:([a-z]+)/g, (_, name: string) => {
    const id = records[name];
    if (id === undefined) {
      throw new Error(`the demo has no ${name}`);
    }
    return id;
  });
  if (path.startsWith('/field/#')) {
    // A shift lives in the page: another address of it would begin anew.
    await page.evaluate(`location.hash = ${JSON.stringify(path.slice('/field/'.length))}`);
  } else {
    const answer = await page.goto(`${url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
    if ((answer?.status() ?? 0) >= 400 && !NOT_FOUND.test(path)) {
      throw new Error(`answered ${answer?.status()}`);
    }
  }
  if (scene.keys !== undefined) {
    await page.locator('.wall-tile').first().waitFor();
    await page.keyboard.press(scene.keys);
  }
  await settle(page, scene.keys === undefined ? 'h1' : '.wall-tile');
}

async function settle(page: Page, sign: string): Promise<void> {
  await page.locator(sign).first().waitFor();
  await page.waitForFunction(SETTLED);
  await page.waitForTimeout(DRAW_MS);
}

/** WebP by the browser itself: a third of a JPEG that reads as well, and no package is needed. */
async function photograph(page: Page): Promise<Buffer> {
  const { width, height } = await page.evaluate<{ width: number; height: number }>(SIZE);
  const session = await page.context().newCDPSession(page);
  try {
    const { data } = await session.send('Page.captureScreenshot', {
      format: 'webp',
      quality: QUALITY,
      captureBeyondViewport: true,
      clip: { x: 0, y: 0, width, height: Math.min(height, MOST_PX), scale: width > 400 ? SHRINK : 1 },
    });
    return Buffer.from(data, 'base64');
  } finally {
    await session.detach();
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]!;
}
