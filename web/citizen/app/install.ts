import { signal } from '@preact/signals';

type InstallEvent = Event & { readonly prompt: () => Promise<void> };

function isInstallEvent(event: Event): event is InstallEvent {
  return 'prompt' in event;
}

/** The browser's offer to install the app, while there is one. */
export const installOffer = signal<InstallEvent | null>(null);

/** Keep the browser's offer for a button of ours; forget it once the app is installed. */
export function listenForInstall(): void {
  globalThis.addEventListener('beforeinstallprompt', (event) => {
    if (isInstallEvent(event)) {
      event.preventDefault();
      installOffer.value = event;
    }
  });
  globalThis.addEventListener('appinstalled', () => (installOffer.value = null));
}

/** Safari on iPhone installs from its own menu only, and forgets data of pages that are not installed after a week. */
export function needsIosHint(): boolean {
  const standalone = matchMedia('(display-mode: standalone)').matches;
  return /iPhone|iPad/.test(navigator.userAgent) && !standalone;
}
