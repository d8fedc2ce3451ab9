import { join } from 'node:path';
import { unavailable } from '../../platform/http/errors.ts';
import { isDatabaseAway } from '../../platform/db/unavailable.ts';
import type { Module, Platform } from '../../platform/module.ts';
import { done, type Outcome } from '../../platform/outcomes/outcome.ts';
import type { PageAnswer, SitePage } from '../../platform/site/pages.ts';
import { createLastGood } from '../../platform/site/last-good.ts';
import { prepareBody } from '../../platform/site/prepared.ts';
import { viewOf } from '../publicpages/index.ts';
import { dailyCsv } from './daily.ts';
import { dataPage } from './data-page.ts';
import {
  changeLog,
  dictionary,
  latestCsv,
  latestGeoJson,
  phonesCsv,
  type OpenDataOptions,
  type OpenFile,
} from './files.ts';
import { licence } from './licence.ts';

/** How long a file is sent again as it is. */
const FRESH_MS = 1_000;
/** Everybody's programs and pages may read it. */
const HEADERS = {
  'cache-control': 'public, no-cache',
  vary: 'accept-encoding',
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, x-data-state',
  'cross-origin-resource-policy': 'cross-origin',
  link: `<${licence.url}>; rel="license"`,
};

/** Open data: stable addresses for the newest figures of each metric, their dictionary, licence and change log. */
export function opendataModule(
  { publicUrl, filesDir, clock, log }: Platform,
  options: OpenDataOptions & { readonly demo: string },
): Module {
  const lastGood = createLastGood(join(filesDir, 'public'), clock, log);
  const site = { simulated: options.publicDataset === options.demo, origin: publicUrl };
  const file = (path: string, make: (metric: string) => Promise<Outcome<OpenFile>>): SitePage => ({
    path,
    make: async ({ params }) => await answer(async () => await make(params['metric'] ?? '')),
  });
  return {
    name: 'opendata',
    dependsOn: ['areas', 'figures', 'map', 'publicpages'],
    pages: [
      file('/open-data/:metric/latest.csv', async (metric) => await latestCsv(options, metric)),
      file('/open-data/:metric/latest.geojson', async (metric) => await latestGeoJson(options, metric)),
      file('/open-data/:metric/daily.csv', async (metric) =>
        dailyCsv(options, { now: clock.now(), lastGood }, metric),
      ),
      file('/open-data/dictionary.json', async () => done(dictionary(options, 'json'))),
      file('/open-data/dictionary.csv', async () => done(dictionary(options, 'csv'))),
      file('/open-data/phones.csv', async () => await phonesCsv(options)),
      file('/open-data/changes', async () => done(changeLog())),
      {
        path: '/so-lieu',
        make: async ({ query }) => ({
          prepared: await prepareBody(dataPage(viewOf('/so-lieu', query, site), options), {
            'content-type': 'text/html; charset=utf-8',
            'cache-control': 'public, no-cache',
            vary: 'accept-encoding',
          }),
          freshMs: FRESH_MS,
        }),
      },
    ],
  };
}

async function answer(make: () => Promise<Outcome<OpenFile>>): Promise<PageAnswer> {
  const made = await make().catch((error: unknown) => {
    if (isDatabaseAway(error)) {
      return unavailable();
    }
    throw error;
  });
  if (made.ok) {
    const { type, body, lastGood } = made.value;
    const headers = { ...HEADERS, 'content-type': type, 'x-data-state': lastGood ? 'last-good' : 'live' };
    return { prepared: await prepareBody(body, headers), freshMs: FRESH_MS };
  }
  const { ok: _, status, retryAfterSeconds, ...refusal } = made;
  const headers = {
    ...HEADERS,
    'content-type': 'application/json; charset=utf-8',
    ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
  };
  return { prepared: await prepareBody(JSON.stringify(refusal), headers, status), freshMs: 0 };
}
