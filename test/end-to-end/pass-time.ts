import type { Browser, BrowserContext } from 'playwright-core';
import { freshContext } from '../support/browser.ts';
import type { ListeningApp } from '../support/listening.ts';

/** Longer than a decision is held back, and than a phone waits before it sends again. */
export const HELD_MS = 16_000;

/** The profile of a small phone whose clock `passTime` moves. */
export async function timedPhone(browser: Browser): Promise<BrowserContext> {
  const context = await freshContext(browser, { viewport: { width: 360, height: 780 }, hasTouch: true });
  await context.clock.install();
  return context;
}

/** Lets time pass for the program and for these browsers, whose clocks are installed: what waits for a timer is not waited for. */
export async function passTime(
  { clock }: Pick<ListeningApp, 'clock'>,
  contexts: readonly BrowserContext[],
  ms: number = HELD_MS,
): Promise<void> {
  clock.advance(ms);
  await Promise.all(contexts.map(async (context) => await context.clock.fastForward(ms)));
}
