import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: { readonly url: string; readonly revision: string | null }[];
};

// The whole app, the scanner included, works without a network after the first visit.
// oxlint-disable-next-line no-underscore-dangle -- the name is the build plugin's
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// Addresses of the app are answered with its one page; the API, the officers' apps and files of the server are
// not ours. Addresses of posters (/D/<id>.<check>) hold a dot and are no files.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [
      /^\/api\//,
      /^\/(?:console|field)/,
      /^\/(?:healthz|readyz|metrics)$/,
      /^\/(?!d\/)\S*\.[a-z0-9]+$/i,
    ],
  }),
);

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
