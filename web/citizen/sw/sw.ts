import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  matchPrecache,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: { readonly url: string; readonly revision: string | null }[];
};

// The whole app, the scanner included, works without a network after the first visit.
// oxlint-disable-next-line no-underscore-dangle -- the name is the build plugin's
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// Pages that the server draws are always fetched: they are newer than anything here. What was looked at is kept, so that
// "my commune" can be read again without a network; the map without a kept page is the app's own.
const PAGES = 'public-pages';
const MOST_PAGES = 20;
registerRoute(
  ({ request, url }) => request.mode === 'navigate' && /^\/(?:ban-do$|xa\/|so-lieu$)/.test(url.pathname),
  async ({ request, url }) => {
    const pages = await caches.open(PAGES);
    try {
      const answer = await fetch(request);
      if (answer.ok) {
        const keys = await pages.keys();
        await Promise.all(
          keys.slice(0, Math.max(0, keys.length - MOST_PAGES)).map((key) => pages.delete(key)),
        );
        await pages.put(request, answer.clone());
      }
      return answer;
    } catch (error) {
      const known = await pages.match(request);
      if (known !== undefined) {
        return known;
      }
      if (url.pathname === '/ban-do') {
        return (await matchPrecache('/index.html')) ?? Response.error();
      }
      throw error;
    }
  },
);

// Addresses of the app are answered with its one page; the API, the officers' apps and files of the server are
// not ours. Addresses of posters (/D/<id>.<check>) hold a dot and are no files.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [
      /^\/api\//,
      /^\/(?:console|field|open-data|pages)/,
      /^\/(?:healthz|readyz|metrics)$/,
      /^\/(?!d\/)\S*\.[a-z0-9]+$/i,
    ],
  }),
);

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
