// Takes a picture of every screen, page and scene of the wall in both languages, of a demo that it starts itself.
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { chromiumPath, freshContext, launchChromium } from '../test/support/browser.ts';
import { type Demo, startDemo } from './screenshots/demo.ts';
import { indexPage } from './screenshots/index-page.ts';
import { findRecords, logIn, type Records } from './screenshots/records.ts';
import { allScenes, type Scene } from './screenshots/scenes.ts';
import { type Studio, type Taken, takeScenes } from './screenshots/take.ts';

const { values } = parseArgs({
  options: {
    out: {
      type: 'string',
      default: fileURLToPath(new URL('../docs/images/screens', import.meta.url)),
    },
    // Only addresses that hold this text; the index is then left as it is.
    only: { type: 'string', default: '' },
    people: { type: 'string', default: '4000' },
  },
});
/** Contexts at a time, and the scenes that one of them takes. */
const AT_ONCE = 3;
const BATCH = 16;

const started = Date.now();
const out = resolve(values.out);
if (chromiumPath === null) {
  console.error('No Chromium: set VX_CHROMIUM to its path.');
  process.exit(2);
}
await mkdir(out, { recursive: true });
let demo: Demo | null = null;
let browser: Browser | null = null;
try {
  [demo, browser] = await Promise.all([startDemo(Number(values.people)), launchChromium()]);
  const records = await recordsOf(browser, demo.url);
  const scenes = allScenes().filter(({ address }) => address.includes(values.only));
  const taken = await takeAll({ browser, url: demo.url, records, out }, scenes);
  if (values.only === '') {
    await writeFile(join(out, 'README.md'), indexPage(taken, new Date().toISOString().slice(0, 10)));
  }
  report(taken);
} finally {
  await browser?.close();
  await demo?.stop();
}

async function recordsOf(chromium: Browser, url: string): Promise<Records> {
  const [officer, administrator] = [await freshContext(chromium), await freshContext(chromium)];
  try {
    await logIn(officer.request, url, 'demo.cdc');
    await logIn(administrator.request, url, 'demo.quantri');
    return await findRecords({ officer: officer.request, administrator: administrator.request }, url);
  } finally {
    await officer.close();
    await administrator.close();
  }
}

/** Takes all scenes, several contexts at a time; the answers keep the order of the scenes. */
async function takeAll(studio: Studio, scenes: readonly Scene[]): Promise<Taken[]> {
  const alike = Map.groupBy(scenes, ({ login, language, width }) => `${login} ${language} ${width}`);
  const batches = [...alike.values()].flatMap((same) =>
    Array.from({ length: Math.ceil(same.length / BATCH) }, (_, i) => same.slice(i * BATCH, (i + 1) * BATCH)),
  );
  const taken = new Map<Scene, Taken>();
  const work = async (): Promise<void> => {
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
      for (const one of await takeScenes(studio, batch)) {
        taken.set(one.scene, one);
      }
      console.error(`${taken.size} / ${scenes.length}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return scenes.map((scene) => taken.get(scene)!);
}

/** Says what was taken and what was not; something that was not ends the program with 1. */
function report(taken: readonly Taken[]): void {
  const failed = taken.filter(({ fault }) => fault !== null);
  const bytes = taken.reduce((sum, one) => sum + one.bytes, 0);
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(
    `${taken.length - failed.length} pictures, ${(bytes / 1e6).toFixed(1)} MB, ${seconds} s, ${failed.length} failed`,
  );
  for (const { scene, fault } of failed) {
    console.error(`FAILED ${scene.address} ${scene.language} ${scene.width}: ${fault}`);
  }
  process.exitCode = failed.length > 0 || taken.length === 0 ? 1 : 0;
}
