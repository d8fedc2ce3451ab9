import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What takes half of a look: every piece of text is held against what lies behind it. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

type AxeOptions = {
  readonly runOnly: readonly string[];
  readonly resultTypes?: readonly string[];
  readonly rules?: Readonly<Record<string, { readonly enabled: boolean }>>;
};
type AxeRunner = {
  run: (
    context: Document | { readonly include: readonly Element[] },
    options: AxeOptions | Record<string, never>,
  ) => Promise<AxeResults>;
};
/** A page with axe, and the elements whose colours have been looked at in it. */
type Equipped = { axe: AxeRunner; looked?: WeakSet<Element>; fresh?: readonly Element[] };
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
    async (given) => await (globalThis as unknown as Equipped).axe.run(document, given),
    options,
  )) as AxeResults;
  return found.violations;
}

/** Notes which elements are shown, for the next look at this document. @returns whether some were not noted before. */
async function noteShown(page: Page): Promise<boolean> {
  return await page.evaluate(() => {
    const here = globalThis as unknown as Equipped;
    const looked = here.looked ?? new WeakSet<Element>();
    here.looked = looked;
    here.fresh = [...document.querySelectorAll('body *')].filter(
      (one) => one.checkVisibility() && !looked.has(one),
    );
    for (const one of here.fresh) {
      looked.add(one);
    }
    return here.fresh.length > 0;
  });
}

/** What axe finds after the window has changed its width: colours only of what the former one did not show. */
async function runAxeAgain(page: Page, options: AxeOptions): Promise<AxeResults['violations']> {
  const more = (await noteShown(page))
    ? await page.evaluate(
        async (given) => {
          const { axe, fresh } = globalThis as unknown as Equipped;
          return (await axe.run({ include: fresh! }, given)).violations;
        },
        { ...options, runOnly: COLOURS },
      )
    : [];
  const rules = Object.fromEntries(COLOURS.map((rule) => [rule, { enabled: false }]));
  return [...(await runAxe(page, { ...options, rules })), ...more];
}

/**
 * Everything that is wrong with a screen as it stands: rules of accessibility (all of them, or the named ones), and what is
 * wider than the window. The next look at the same screen in another width takes the colours of what it shows anew alone:
 * they take as long as all other rules together.
 */
export async function faultsOf(
  page: Page,
  {
    runOnly = TAGS,
    isNext = false,
  }: { readonly runOnly?: readonly string[]; readonly isNext?: boolean } = {},
): Promise<string[]> {
  const options: AxeOptions = { runOnly, resultTypes: ['violations'] };
  if (!isNext) {
    await noteShown(page);
  }
  const violations = await (isNext ? runAxeAgain(page, options) : runAxe(page, options));
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
