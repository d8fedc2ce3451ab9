import type { Locator, Page } from 'playwright-core';

/** Seconds of a keystroke-level model: a key on the glass, and a tap or swipe with the look and thought before it. */
export const KEY_MS = 280;
export const TAP_MS = 1_100;

/** How many keys a letter takes in Telex: each mark is one more. */
export function telexKeys(letter: string): number {
  const marks = letter.normalize('NFD').length - 1;
  return /[đĐ]/u.test(letter) ? 2 : 1 + marks;
}

/**
 * A hand that types and taps at the pace of the model, and counts what it does. No person was timed. How the time of a hand
 * passes is up to `pass`; it is counted, and what the phone does takes its own time beside it.
 */
export function handOf(page: Page, pass: (ms: number) => Promise<void>) {
  const count = { keys: 0, taps: 0, swipes: 0, ms: 0 };
  const wait = async (ms: number) => {
    count.ms += ms;
    await pass(ms);
  };
  const isInSight = async (target: Locator) =>
    await target.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const shown = document.elementFromPoint(left + width / 2, top + height / 2);
      return shown !== null && element.contains(shown);
    });
  return {
    count,
    async tap(target: Locator): Promise<void> {
      await target.waitFor();
      while (!(await isInSight(target)) && count.swipes < 20) {
        await wait(TAP_MS);
        count.swipes += 1;
        const box = await target.boundingBox();
        await page.evaluate((by) => scrollBy(0, by), (box?.y ?? 0) < 0 ? -500 : 500);
      }
      await wait(TAP_MS);
      count.taps += 1;
      await target.tap();
    },
    async type(text: string): Promise<void> {
      for (const letter of text) {
        const keys = telexKeys(letter);
        count.keys += keys;
        await wait(KEY_MS * keys);
        await page.keyboard.insertText(letter);
      }
    },
    async enter(): Promise<void> {
      count.keys += 1;
      await wait(KEY_MS);
      await page.keyboard.press('Enter');
    },
  };
}
