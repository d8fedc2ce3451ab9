import { effect, signal } from '@preact/signals';

export const themes = ['day', 'sun', 'night'] as const;
export type Theme = (typeof themes)[number];
const KEY = 'vx.field.theme';

function kept(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem(KEY)) ?? 'day';
  } catch {
    return 'day';
  }
}

/** `sun`: black on white, thick lines; `night`: dark, without a bright surface. */
export const theme = signal<Theme>(kept());
effect(() => {
  document.documentElement.dataset['theme'] = theme.value;
  try {
    localStorage.setItem(KEY, theme.value);
  } catch {
    // Private windows may refuse storage; the theme then lasts as long as the page.
  }
});

export function nextTheme(): void {
  theme.value = themes[(themes.indexOf(theme.value) + 1) % themes.length] ?? 'day';
}
