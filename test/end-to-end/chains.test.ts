import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, freshContext, launchChromium } from '../support/browser.ts';
import { listeningApp, type ListeningApp, logIn } from '../support/listening.ts';

describe.skipIf(chromiumPath === null)('transmission chains on screen', () => {
  let t: ListeningApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    [t, browser] = await Promise.all([listeningApp(), launchChromium()]);
    context = await freshContext(browser, { acceptDownloads: true, serviceWorkers: 'block' });
    await logIn(t, context, 'demo.cdc');
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await t?.close();
  });

  const open = async (path: string) => {
    await page.goto(`${t.url}/console${path}${path.includes('?') ? '&' : '?'}lang=en`);
    await page.locator('canvas[data-nodes]').waitFor();
  };

  it('are walked through by keys, read out, and open the record on Enter', async () => {
    await open('/chains');
    await page.focus('.chain-stage');
    await page.keyboard.press('ArrowDown');
    const first = await page.locator('.chain-drawing output').textContent();
    expect(first).toMatch(/^LS-\d{4}-\d+ · .*generation 0/);
    await page.keyboard.press('ArrowRight');
    const next = await page.locator('.chain-drawing output').textContent();
    expect(next).toContain(`infected by ${first!.split(' ')[0]}`);
    await page.keyboard.press('ArrowLeft');
    expect(await page.locator('.chain-drawing output').textContent()).toBe(first);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/console\/cases\/[0-9a-f-]{36}/);
    await page.getByRole('heading', { level: 1, name: first!.split(' ')[0]! }).waitFor();
  });

  it('find a case by its number, filter by generation, and say the same in the table', async () => {
    await open('/chains?contacts=false&generation=1');
    const rows = page.getByRole('region', { name: 'The same data as a table' }).locator('tbody tr');
    const shown = Number(await page.locator('canvas').getAttribute('data-nodes'));
    expect(shown).toBeGreaterThan(0);
    await expect.poll(async () => await rows.count()).toBe(Math.min(shown, 50));
    const generations = await rows.locator('td:nth-child(5)').allTextContents();
    expect(new Set(generations)).toEqual(new Set(['1']));
    const label = (await rows.first().locator('th').textContent())!;
    await page.getByLabel('Find a case number or name').fill(label);
    await page.getByText('1 match').waitFor();
    await page.getByRole('button', { name: 'Next match' }).click();
    await expect.poll(async () => await page.locator('.chain-drawing output').textContent()).toContain(label);
  });

  it('never show a name for the whole area, but around one case', async () => {
    await open('/chains');
    const answer = await context.request.get(`${t.url}/api/v1/chains?contacts=true`);
    expect(await answer.text()).not.toContain('"name":["');
    const { cases, exposures } = (await answer.json()) as {
      cases: { id: string[] };
      exposures: { from: number[] };
    };
    const caseId = cases.id[exposures.from[0]!]!;
    await open(`/cases/${caseId}/chain?contacts=true`);
    expect(Number(await page.locator('canvas').getAttribute('data-nodes'))).toBeGreaterThan(1);
  });

  it('leave as PNG, SVG, CSV and GraphML', async () => {
    await open('/chains');
    const save = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name, exact: true }).click(),
      ]);
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    };
    const png = await save('PNG');
    expect([png.name, png.bytes.subarray(1, 4).toString()]).toEqual(['MO-PHONG-chains.png', 'PNG']);
    expect(png.bytes.length).toBeGreaterThan(5_000);
    const svg = await save('SVG');
    expect(svg.bytes.toString()).toMatch(/^<svg [\s\S]*LS-\d{4}[\s\S]*<\/svg>\n$/);
    const shown = Number(await page.locator('canvas').getAttribute('data-nodes'));
    const nodes = await save('CSV people');
    expect(nodes.bytes.toString().trimEnd().split('\r\n')).toHaveLength(shown + 1);
    const links = await save('CSV links');
    const edges = links.bytes.toString().trimEnd().split('\r\n').length - 1;
    const graphml = (await save('GraphML')).bytes.toString();
    expect(graphml.match(/<node /g)).toHaveLength(shown);
    expect(graphml.match(/<edge /g)).toHaveLength(edges);
  });
});
