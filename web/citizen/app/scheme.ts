import { effect, signal } from '@preact/signals';

export type Scheme = 'light' | 'dark';

/** Where the choice is kept; the pages that the server draws read it too (`publicpages/script/scheme.js`). */
const KEY = 'vx.scheme';
const system = matchMedia('(prefers-color-scheme: dark)');

function chosen(): Scheme | null {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'dark' || kept === 'light' ? kept : null;
  } catch {
    // A browser that keeps nothing follows the system.
    return null;
  }
}

const read = (): Scheme => chosen() ?? (system.matches ? 'dark' : 'light');

/** Light or dark: what was chosen, else what the system says. */
export const scheme = signal<Scheme>(read());

/** Puts the scheme on the page and follows the system and other pages of this phone. */
export function followScheme(): void {
  effect(() => {
    document.documentElement.dataset['scheme'] = scheme.value;
  });
  const again = (): void => {
    scheme.value = read();
  };
  system.addEventListener?.('change', again);
  addEventListener('storage', again);
}

/** Changes to the other scheme and remembers it. */
export function switchScheme(): void {
  scheme.value = scheme.value === 'dark' ? 'light' : 'dark';
  try {
    localStorage.setItem(KEY, scheme.value);
  } catch {
    // It holds until the page is closed.
  }
}
