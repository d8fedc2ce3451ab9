import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { BenchOptions } from './options.ts';
import { say } from '../kit.ts';
import { drawnAt, panSteps } from './chains-page.ts';
import { type Measured, median, quantile } from './numbers.ts';
import { openRoom, type Room } from './room.ts';

const CASES = 5_000;
const CONTACTS = 19_000;
const PAN_STEPS = 100;
/** Steps of zooming in before panning: one (the whole view can't be panned), half way, readable. */
const ZOOMS = [
  ['nearly everything in view', 1],
  ['half way in', 6],
  ['readable', 14],
] as const;
const BROWSERS = [process.env['VX_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-headless-shell'];

/**
 * The chains of a province of 5,000 cases and 19,000 contacts in headless Chromium, served by the program: from the
 * navigation (nothing cached) to the drawing, and the JavaScript of one step of a pan (handler and drawing).
 * @throws Error without a browser or without built web apps.
 */
export async function benchChains(options: BenchOptions): Promise<Measured[]> {
  const webDir = process.env['VX_WEB_DIR'] ?? join(import.meta.dirname, '..', '..', 'dist');
  const executablePath = BROWSERS.find((path) => path !== undefined && path !== '' && existsSync(path));
  if (executablePath === undefined || !existsSync(join(webDir, 'console', 'index.html'))) {
    throw new Error('bench chains needs Chromium (VX_CHROMIUM) and the built console (npm run build)');
  }
  say(`bench chains: preparing ${CASES} cases, ${CONTACTS} contacts`);
  const room = await openRoom({ people: CASES + CONTACTS, profile: options.profile, webDir });
  const { chromium } = await import('playwright-core');
  let browser: Browser | null = null;
  try {
    const { waitedMs } = await room.server.ask(
      { kind: 'outbreak', cases: CASES, contacts: CONTACTS },
      'outbreak',
    );
    say(`bench chains: measuring (the cases' own tracing took ${Math.round(waitedMs / 1000)} s)`);
    const served = await benchServer(room, options.rounds);
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    return [served, ...(await benchBrowser(browser, room, options.rounds))];
  } finally {
    await browser?.close();
    await room.close();
  }
}

/** The answer alone: read, put into columns, compressed. */
async function benchServer(room: Room, rounds: number): Promise<Measured> {
  const { port, tokens } = room.server.ready;
  const ms: number[] = [];
  let bytes = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const started = performance.now();
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/chains?contacts=true`, {
      headers: { authorization: `Bearer ${tokens[0]!}` },
    });
    bytes = (await answer.text()).length;
    if (answer.status !== 200) {
      throw new Error(`GET /chains answered ${answer.status}`);
    }
    // The first answer warms the server.
    if (round > 0) {
      ms.push(performance.now() - started);
    }
  }
  const note = `${(bytes / 1e6).toFixed(1)} MB before compression`;
  return { name: 'GET /chains, 24,000 nodes', value: median(ms), unit: 'ms', note };
}

async function benchBrowser(browser: Browser, room: Room, rounds: number): Promise<Measured[]> {
  const origin = `http://127.0.0.1:${room.server.ready.port}`;
  const drawn: number[] = [];
  const panned = new Map<string, number[]>(ZOOMS.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    // A new profile each time: nothing is cached.
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
    });
    const login = { login: 'bench-0', password: 'only for this benchmark' };
    const session = await context.request.post(`${origin}/api/v1/session`, { data: login });
    if (session.status() !== 200) {
      throw new Error(`log-in answered ${session.status()}`);
    }
    const page = await context.newPage();
    await page.goto(`${origin}/console/chains?lang=vi`);
    await page.waitForSelector(`canvas[data-nodes="${CASES + CONTACTS}"]`, { timeout: 60_000 });
    drawn.push(await page.evaluate<number>(drawnAt));
    for (const [name, clicks] of ZOOMS) {
      await zoomTo(page, clicks);
      panned.get(name)!.push(...(await page.evaluate<number[]>(panSteps(PAN_STEPS))));
    }
    await context.close();
  }
  return [
    {
      name: 'chains on screen, from navigation',
      value: median(drawn),
      unit: 'ms',
      target: { of: 'value', is: 'at most', bound: 2_000 },
      note: `${CASES} cases, ${CONTACTS} contacts, ${rounds} cold loads, slowest ${Math.max(...drawn).toFixed(0)} ms`,
    },
    ...[...panned].map(([name, ms]): Measured => ({
      name: `pan step, ${name}, p95`,
      value: quantile(ms, 0.95),
      unit: 'ms',
      target: { of: 'value', is: 'at most', bound: 8 },
      note: `JavaScript of handler and drawing; median ${median(ms).toFixed(2)}, slowest ${Math.max(...ms).toFixed(2)} of ${ms.length}`,
    })),
  ];
}

async function zoomTo(page: Page, clicks: number): Promise<void> {
  await page.focus('.chain-stage');
  await page.keyboard.press('0');
  for (let click = 0; click < clicks; click += 1) {
    await page.keyboard.press('+');
  }
  await page.waitForTimeout(300);
}
