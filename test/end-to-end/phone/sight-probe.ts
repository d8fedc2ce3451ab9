import type { BrowserContext, Page } from 'playwright-core';

/** One code that a page read through its camera; milliseconds of the page's own clock. */
export type Sight = {
  /** When the frame that shows the code was taken from the camera. */
  readonly taken: number;
  /** When it was given to the decoder, which works beside the page. */
  readonly given: number;
  /** When the text was known. */
  readonly read: number;
  /** When the decision on it was painted. */
  readonly painted: number;
};

/** Measure, in every page of a context, from the frame that shows a code to the decision on the screen. */
export async function probeSights(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    type Reading = { taken: number; given: number; read: number };
    const sights: Sight[] = [];
    Object.assign(globalThis, { vxSights: sights });
    let taken = 0;
    let last: Reading | null = null;
    // oxlint-disable-next-line typescript/unbound-method -- applied below to the object it is called on
    const { drawImage } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.drawImage = function draw(
      this: CanvasRenderingContext2D,
      ...given: unknown[]
    ) {
      taken = performance.now();
      Reflect.apply(drawImage, this, given);
    };
    const frames = new Map<number, { taken: number; given: number }>();
    const watched = new WeakSet<Worker>();
    // oxlint-disable-next-line typescript/unbound-method -- applied below to the object it is called on
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function post(this: Worker, ...given: unknown[]) {
      frames.set((given[0] as { id: number }).id, { taken, given: performance.now() });
      if (!watched.has(this)) {
        watched.add(this);
        this.addEventListener('message', ({ data }: MessageEvent<{ id: number; text: string | null }>) => {
          const frame = frames.get(data.id);
          frames.delete(data.id);
          if (data.text !== null && frame !== undefined) {
            last = { ...frame, read: performance.now() };
          }
        });
      }
      Reflect.apply(postMessage, this, given);
    };
    let shown = false;
    const look = () => {
      const now = document.querySelector('[data-testid=decision]') !== null;
      if (now && !shown && last !== null) {
        const reading = last;
        last = null;
        // After the next frame the decision is on the screen.
        requestAnimationFrame(() =>
          setTimeout(() => sights.push({ ...reading, painted: performance.now() })),
        );
      }
      shown = now;
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  });
}

/** What was measured on this page since it was opened or last asked. */
export async function takeSights(page: Page): Promise<Sight[]> {
  return await page.evaluate(() => {
    const { vxSights } = globalThis as unknown as { vxSights: Sight[] };
    return vxSights.splice(0);
  });
}
