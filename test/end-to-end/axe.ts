import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type AxeRunner = { run: (options: { runOnly: string[]; resultTypes: string[] }) => Promise<AxeResults> };
let script: Promise<string> | null = null;

/** Everything that is wrong with a screen as it stands: rules of accessibility, and what is wider than the window. */
export async function faultsOf(page: Page): Promise<string[]> {
  script ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(`globalThis.axe || (() => { ${await script} })()`);
  const found = (await page.evaluate(
    // oxlint-disable-next-line no-undef -- axe is a script of the page
    async (tags) =>
      await (globalThis as unknown as { axe: AxeRunner }).axe.run({
        runOnly: tags,
        resultTypes: ['violations'],
      }),
    TAGS,
  )) as AxeResults;
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return [
    ...found.violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html)
          .join(' | ')
          .slice(0, 400)}`,
    ),
    ...(wide > 0 ? [`${wide} px wider than the window`] : []),
  ];
}
