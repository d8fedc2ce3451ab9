import type { Page } from 'playwright-core';

/** What the field app keeps on this phone under a name, as JSON; `null` where there is nothing. */
export async function keptOn(page: Page, name: string): Promise<string> {
  return await page.evaluate(
    async (key) =>
      await new Promise<string>((resolve) => {
        const open = indexedDB.open('vung-xanh-field');
        open.addEventListener('success', () => {
          const got = open.result.transaction('values').objectStore('values').get(key);
          got.addEventListener('success', () => {
            resolve(JSON.stringify(got.result ?? null));
            open.result.close();
          });
        });
      }),
    name,
  );
}

/** Everything that the field app keeps on this phone, on all its shelves, as JSON. */
export async function everythingKept(page: Page): Promise<string> {
  return await page.evaluate(
    async () =>
      await new Promise<string>((resolve) => {
        const open = indexedDB.open('vung-xanh-field');
        open.addEventListener('success', () => {
          const shelves = [...open.result.objectStoreNames];
          const tx = open.result.transaction(shelves);
          const kept = shelves.map((shelf) => tx.objectStore(shelf).getAll());
          tx.addEventListener('complete', () => {
            resolve(JSON.stringify(kept.map(({ result }) => result as unknown)));
            open.result.close();
          });
        });
      }),
  );
}
