import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { prepareBody } from '../../platform/site/prepared.ts';
import type { SitePage } from '../../platform/site/pages.ts';

const css = readFileSync(new URL('./style/site.css', import.meta.url));
const hash = createHash('sha256').update(css).digest('base64url').slice(0, 10);
const YEAR_MS = 365 * 86_400_000;

/** Address of the style sheet; it changes with its content, so that browsers keep it for a year. */
export const styleAddress = `/pages/site.${hash}.css`;

/** The style sheet of the pages. */
export const stylePage: SitePage = {
  path: styleAddress,
  make: async () => ({
    prepared: await prepareBody(css, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    }),
    freshMs: YEAR_MS,
  }),
};
