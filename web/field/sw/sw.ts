import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: { readonly url: string; readonly revision: string | null }[];
};

// The whole app, the scanner included, works without a network after the first visit. A shift is never interrupted by
// a new version: it takes over when every window of the app was closed.
// oxlint-disable-next-line no-underscore-dangle -- the name is the build plugin's
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('/field/index.html')));

// The very first visit is served at once, so that the network may go away right after it.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
