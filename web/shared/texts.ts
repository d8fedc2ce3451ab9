/** Languages of every screen; Vietnamese comes first. */
export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Values<S extends string> = [Names<S>] extends [never]
  ? []
  : [values: { readonly [name in Names<S>]: string | number }];

/** `t('key')`, or `t('key', { n: 3 })` where the Vietnamese text holds `{n}`. */
export type Translate<V extends { readonly [key: string]: string }> = <K extends keyof V>(
  key: K,
  ...values: Values<V[K]>
) => string;

const STORAGE_KEY = 'vx.language';

function isLanguage(value: unknown): value is Language {
  return value === 'vi' || value === 'en';
}

function stored(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

function initial(): Language {
  if (typeof location === 'undefined') {
    return 'vi';
  }
  const asked = new URLSearchParams(location.search).get('lang') ?? stored();
  return isLanguage(asked) ? asked : 'vi';
}

let current: Language = initial();
const listeners = new Set<(language: Language) => void>();

/** Language now: `?lang=`, else the remembered one, else Vietnamese. */
export function language(): Language {
  return current;
}

/** Switch the language: remembered where the browser allows it, `lang` of the page follows, listeners are told. */
export function setLanguage(next: Language): void {
  current = next;
  try {
    localStorage.setItem(STORAGE_KEY, next);
  } catch {
    // Private windows may refuse storage; the switch then lasts as long as the page.
  }
  if (typeof document !== 'undefined') {
    document.documentElement.lang = next;
  }
  for (const listener of listeners) {
    listener(next);
  }
}

/** Be told of a switch of language; call the answer to stop. */
export function onLanguage(listener: (language: Language) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

let read: () => Language = () => current;

/**
 * Let every translation ask `reader` for the language: a signal read there makes the component that translates follow
 * a switch by itself.
 */
export function readLanguageBy(reader: () => Language): void {
  read = reader;
}

const HOLE = /\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}/g;

/**
 * Put values into `{name}` holes; `{n:row|rows}` is the word for one where `n` is 1, else the other. An unknown hole stays as
 * it is.
 */
export function fill(text: string, values: { readonly [name: string]: string | number } = {}): string {
  return text.replaceAll(HOLE, (hole, name: string, one?: string, more?: string) => {
    const value = values[name];
    if (value === undefined) {
      return hole;
    }
    const word = String(value) === '1' ? one : more;
    return word ?? String(value);
  });
}

/**
 * The texts of one feature in both languages. A key that one language lacks does not compile.
 * The answer translates into the language of the moment of the call.
 */
export function defineTexts<const V extends { readonly [key: string]: string }>(table: {
  readonly vi: V;
  readonly en: { readonly [key in keyof NoInfer<V>]: string };
}): Translate<V> {
  return (key, ...values) => fill(table[read()][key], values[0]);
}
