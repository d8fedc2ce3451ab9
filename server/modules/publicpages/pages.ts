import { anonymousScope } from '../../platform/access/scope.ts';
import { localDate } from '../../platform/clock/clock.ts';
import { isDatabaseAway } from '../../platform/db/unavailable.ts';
import type { Platform } from '../../platform/module.ts';
import type { Outcome, Refusal } from '../../platform/outcomes/outcome.ts';
import { unavailable } from '../../platform/http/errors.ts';
import { html } from '../../platform/site/html.ts';
import type { PageAnswer, PageRequest, SitePage } from '../../platform/site/pages.ts';
import { prepareBody } from '../../platform/site/prepared.ts';
import type { MapReply, PublicMap } from '../map/index.ts';
import { type Drawing, drawOutlines } from './draw/outlines.ts';
import { layout, linkTo, viewOf, type View } from './layout.ts';
import { schemePage, scriptPage, stylePage } from './style.ts';
import { communePage } from './views/commune-page.ts';
import { mapPage } from './views/map-page.ts';

export type PageOptions = {
  readonly publicMap: PublicMap;
  /** Dataset that the pages show; `demo` is the simulated one, which says so. */
  readonly publicDataset: string;
  readonly demo: string;
};

/** How long a page is sent again as it is. */
const FRESH_MS = 1_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'public, no-cache',
  vary: 'accept-encoding',
};

/** Pages of the public map, for every browser: HTML and SVG, whole without script. */
export function publicPages({ clock, publicUrl }: Platform, options: PageOptions): readonly SitePage[] {
  const { publicMap } = options;
  const scope = anonymousScope(options.publicDataset);
  const site = { simulated: options.publicDataset === options.demo, origin: publicUrl };
  const drawings = new WeakMap<object, Drawing>();

  async function answer(body: string, status: number, map: MapReply | null): Promise<PageAnswer> {
    // Caches and monitors read from the header what people read on the page.
    const state = { 'x-data-state': map?.lastGood === true ? 'last-good' : 'live' };
    return { prepared: await prepareBody(body, { ...HEADERS, ...state }, status), freshMs: FRESH_MS };
  }

  async function refused(view: View, refusal: Refusal): Promise<PageAnswer> {
    const { t } = view;
    const sentence = view.lang === 'vi' ? refusal.message : refusal.messageEn;
    const body = html`<p>${sentence}</p>
      <p><a class="button" href="${linkTo(view, '/ban-do', { at: null })}">${t('backToday')}</a></p>`;
    return await answer(layout(view, { title: t('badDay'), body }), refusal.status, null);
  }

  /** Reads the map of the day asked for and makes a page of it. */
  async function withMap(
    path: string,
    { query }: PageRequest,
    make: (view: View, map: MapReply, day: string | null) => Promise<PageAnswer>,
  ): Promise<PageAnswer> {
    const view = viewOf(path, query, site);
    const asked = query.get('at') ?? '';
    const day = asked === '' ? null : asked;
    // What is no calendar date at all is refused like one that does not exist.
    const read = await readMap(day === null || DATE.test(day) ? day : 'none');
    return read.ok ? await make(view, read.value, day) : await refused(view, read);
  }

  async function readMap(day: string | null): Promise<Outcome<MapReply>> {
    try {
      const read = await publicMap.map(scope, day ?? undefined);
      return read.ok ? { ok: true, value: read.value.value } : read;
    } catch (error) {
      if (isDatabaseAway(error)) {
        return unavailable();
      }
      throw error;
    }
  }

  async function drawingOf(day: string | null): Promise<{ drawing: Drawing; approximate: boolean }> {
    const shapes = await publicMap.shapes(day ?? undefined);
    if (!shapes.ok) {
      return { drawing: drawOutlines({ type: 'Topology', objects: {}, arcs: [] }), approximate: false };
    }
    const { topology, approximate } = shapes.value.value;
    const drawing = drawings.get(topology) ?? drawOutlines(topology);
    drawings.set(topology, drawing);
    return { drawing, approximate };
  }

  return [
    stylePage,
    scriptPage,
    schemePage,
    {
      path: '/ban-do',
      make: async (request) =>
        await withMap('/ban-do', request, async (view, map, day) => {
          const page = { map, day, today: localDate(clock.now()), ...(await drawingOf(day)) };
          return await answer(mapPage(view, page), 200, map);
        }),
    },
    {
      path: '/xa/:code',
      make: async (request) => {
        const code = request.params['code']!;
        return await withMap(`/xa/${encodeURIComponent(code)}`, request, async (view, map, day) => {
          const area = map.areas.find((one) => one.code === code);
          if (area === undefined) {
            const { t } = view;
            const body = html`<p>${t('unknownMore')}</p>
              <p><a class="button" href="${linkTo(view, '/ban-do')}">${t('toMap')}</a></p>`;
            return await answer(layout(view, { title: t('unknownTitle', { code }), body }), 404, map);
          }
          const page = { map, area, day, today: localDate(clock.now()) };
          return await answer(communePage(view, page), 200, map);
        });
      },
    },
  ];
}
