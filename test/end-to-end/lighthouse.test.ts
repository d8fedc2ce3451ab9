import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumFlags, chromiumPath } from '../support/browser.ts';
import { listeningApp, type ListeningApp } from '../support/listening.ts';

const RUNS = 3;
const full = process.env['VX_TEST_FULL'] === '1';
let t: ListeningApp;

/** The middle value of an odd number of values. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Lighthouse's mobile scores of one page, 0 to 100, and what it holds against it; each run with a browser of its own. */
async function scoresOf(
  path: string,
): Promise<{ performance: number; accessibility: number; faults: string[] }> {
  const chrome = await launch({
    chromePath: chromiumPath ?? '',
    chromeFlags: ['--headless=new', ...chromiumFlags],
    maxConnectionRetries: 200,
  });
  try {
    const run = await lighthouse(`${t.url}${path}`, {
      port: chrome.port,
      onlyCategories: ['performance', 'accessibility'],
      logLevel: 'error',
    });
    const { performance, accessibility } = run!.lhr.categories;
    const faults = accessibility!.auditRefs.flatMap(({ id, weight }) => {
      const { score, details } = run!.lhr.audits[id]!;
      return weight > 0 && score !== null && score < 1
        ? [`${id}: ${JSON.stringify(details).slice(0, 600)}`]
        : [];
    });
    return { performance: performance!.score! * 100, accessibility: accessibility!.score! * 100, faults };
  } finally {
    chrome.kill();
  }
}

describe.skipIf(!full || chromiumPath === null)('Lighthouse on a mid-range phone', () => {
  beforeAll(async () => {
    t = await listeningApp();
  });
  afterAll(async () => {
    await t?.close();
  });

  it.each([
    ['the home page', '/'],
    ['the map', '/ban-do'],
    ['the live map', '/ban-do/truc-tiep'],
    ['the page of a commune', '/xa/06184'],
  ])(
    '%s is fast and accessible',
    async (_name, path) => {
      const runs = [];
      for (let run = 0; run < RUNS; run += 1) {
        runs.push(await scoresOf(path));
      }
      expect(runs.flatMap(({ faults }) => faults)).toEqual([]);
      expect(runs.map(({ accessibility }) => accessibility)).toEqual([100, 100, 100]);
      expect(median(runs.map(({ performance }) => performance))).toBeGreaterThanOrEqual(90);
    },
    600_000,
  );
});
