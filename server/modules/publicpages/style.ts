import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { prepareBody } from '../../platform/site/prepared.ts';
import type { SitePage } from '../../platform/site/pages.ts';

const YEAR_MS = 365 * 86_400_000;
const css = Buffer.concat(
  ['schemes.css', 'site.css'].map((name) => readFileSync(new URL(`./style/${name}`, import.meta.url))),
);
const script = readFileSync(new URL('./script/live.js', import.meta.url));
const scheme = readFileSync(new URL('./script/scheme.js', import.meta.url));
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64url').slice(0, 10);

/** Address of the style sheet; it changes with its content, so that browsers keep it for a year. */
export const styleAddress = `/pages/site.${hashOf(css)}.css`;

/** Address of the script that keeps the page current. */
export const scriptAddress = `/pages/live.${hashOf(script)}.js`;

/** Address of the script that puts the chosen scheme on the page before it is painted. */
export const schemeAddress = `/pages/scheme.${hashOf(scheme)}.js`;

/** The style sheet of the pages. */
export const stylePage = filePage(styleAddress, css, 'text/css; charset=utf-8');
/** The script of the pages, which they do without. */
export const scriptPage = filePage(scriptAddress, script, 'text/javascript; charset=utf-8');
/** The script of the scheme. */
export const schemePage = filePage(schemeAddress, scheme, 'text/javascript; charset=utf-8');

function filePage(path: string, bytes: Buffer, type: string): SitePage {
  return {
    path,
    make: async () => ({
      prepared: await prepareBody(bytes, {
        'content-type': type,
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'accept-encoding',
      }),
      freshMs: YEAR_MS,
    }),
  };
}
