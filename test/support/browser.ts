import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';

/** Chromium to drive: VX_CHROMIUM, else where Debian puts it; null without one (tests are then skipped by name). */
export const chromiumPath: string | null =
  [process.env['VX_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-headless-shell'].find(
    (path) => path !== undefined && path !== '' && existsSync(path),
  ) ?? null;

/** Switches of every Chromium of the tests: no sandbox (tests may run as root), nothing that calls out. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

/** Generous: the machine that runs the tests may be busy. */
export const PATIENCE_MS = 30_000;

/** Starts a headless Chromium, with further switches where given; close it in afterAll. */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  return await chromium.launch({
    executablePath: chromiumPath ?? '',
    headless: true,
    args: [...chromiumFlags, ...more],
    timeout: 60_000,
  });
}

/** A fresh profile on Vietnam's clock whose waits are as patient as the tests are. */
export async function freshContext(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}
