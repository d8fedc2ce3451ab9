import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type AxeOptions = { readonly runOnly: readonly string[]; readonly resultTypes?: readonly string[] };
type AxeRunner = { run: (options: AxeOptions | Record<string, never>) => Promise<AxeResults> };
let script: Promise<string> | null = null;

/** Pages whose every new document has axe from its beginning: to send it for each look would take longer than to look. */
const equipped = new WeakSet<Page>();

async function equip(page: Page): Promise<void> {
  if (!equipped.has(page)) {
    equipped.add(page);
    script ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const content = await script;
    await page.addInitScript({ content });
    await page.evaluate(content);
  }
}

/** What axe finds in a page as it stands; by all of its rules, or by those of the options. */
export async function runAxe(
  page: Page,
  options: AxeOptions | Record<string, never> = {},
): Promise<AxeResults['violations']> {
  await equip(page);
  const found = (await page.evaluate(
    // oxlint-disable-next-line no-undef -- axe is a script of the page
    async (given) => await (globalThis as unknown as { axe: AxeRunner }).axe.run(given),
    options,
  )) as AxeResults;
  return found.violations;
}

/**
 * Everything that is wrong with a screen as it stands: rules of accessibility (all of them, or the named ones), and what is
 * wider than the window.
 */
export async function faultsOf(page: Page, runOnly: readonly string[] = TAGS): Promise<string[]> {
  const violations = await runAxe(page, { runOnly, resultTypes: ['violations'] });
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return [
    ...violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html)
          .join(' | ')
          .slice(0, 400)}`,
    ),
    ...(wide > 0 ? [`${wide} px wider than the window`] : []),
  ];
}
