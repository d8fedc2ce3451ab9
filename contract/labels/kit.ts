/** The Vietnamese and the English name of a code. */
export type Pair = readonly [vi: string, en: string];

/** A name for every code of a list: a missing one does not compile. */
export type Table<Codes extends readonly string[]> = { readonly [code in Codes[number]]: Pair };
export type TableOf<Code extends string> = { readonly [code in Code]: Pair };

/** The name of a code of one table; a code that a newer server may add is shown as it is. All tables together: `labels.ts`. */
export function nameOf<T extends object>(table: T, code: keyof T & string, lang: 'vi' | 'en'): string {
  const pair = (table as { readonly [key: string]: Pair })[code];
  return pair?.[lang === 'vi' ? 0 : 1] ?? code;
}

/** Every code of one table with its name, for choices. */
export function optionsOf<T extends object>(
  table: T,
  lang: 'vi' | 'en',
): { readonly value: keyof T & string; readonly label: string }[] {
  return (Object.keys(table) as (keyof T & string)[]).map((value) => ({
    value,
    label: nameOf(table, value, lang),
  }));
}
