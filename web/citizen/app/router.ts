import { computed, signal } from '@preact/signals';
import type { ComponentType } from 'preact';

export type ScreenProps = { readonly params: readonly string[] };
export type ScreenModule = { readonly Screen: ComponentType<ScreenProps> };
export type Route = { readonly pattern: RegExp; readonly load: () => Promise<ScreenModule> };

const address = signal(new URL(location.href));
/** Counts navigations inside the app: after the first page a new page takes the focus. */
export const navigations = signal(0);
/** Path of the page shown. */
export const path = computed(() => address.value.pathname);
/** Query of the page shown. */
export const query = computed(() => address.value.searchParams);

/** Go to another page of the app; `replace` leaves no trace in the history. */
export function go(to: string, replace = false): void {
  const next = new URL(to, location.href);
  const samePage = next.pathname === address.value.pathname;
  history[replace ? 'replaceState' : 'pushState'](null, '', next);
  address.value = next;
  if (!samePage) {
    navigations.value += 1;
    scrollTo(0, 0);
  }
}

/** Addresses that the server answers itself: the API, officers' apps, pages that need no script. */
const notOurs = /^\/(?:(?:api|console|field|xa|so-lieu|open-data)(?:\/|$)|ban-do$)/;

function onClick(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (link === null || !plain || link.target !== '' || link.hasAttribute('download')) {
    return;
  }
  const { origin, pathname, hash } = new URL(link.href);
  const ours = origin === location.origin && !notOurs.test(pathname) && hash === '';
  if (ours) {
    event.preventDefault();
    go(link.href);
  }
}

/** Follow links and the back button inside the app. */
export function startRouter(): void {
  document.addEventListener('click', onClick);
  globalThis.addEventListener('popstate', () => {
    address.value = new URL(location.href);
    navigations.value += 1;
  });
}
