import type { Page } from 'playwright-core';

/** Waits until a page is complete: it has a heading, nothing of it is still loading, and nothing moves. */
export async function settle(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(
    () =>
      document.querySelector('.loading, [aria-busy="true"]') === null &&
      document.fonts.status === 'loaded' &&
      // Colours in the middle of a change are nobody's colours.
      document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
}
