type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The object without its undefined values: what the API takes for "not given". */
export function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Defined<T>;
}

/** A typed text: trimmed and composed (NFC); undefined where nothing is left. */
export function typed(text: string): string | undefined {
  const value = text.normalize('NFC').trim();
  return value === '' ? undefined : value;
}
