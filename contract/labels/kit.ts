/** The Vietnamese and the English name of a code. */
export type Pair = readonly [vi: string, en: string];

/** A name for every code of a list: a missing one does not compile. */
export type Table<Codes extends readonly string[]> = { readonly [code in Codes[number]]: Pair };
export type TableOf<Code extends string> = { readonly [code in Code]: Pair };
