/** How a file writes what we want to know: which column holds a fact, which word stands for which value. */
export type Mapping = {
  readonly title: string | null;
  /** Fact -> column; a fact that is not named is looked for under its own name. */
  readonly columns: { readonly [fact: string]: string };
  /** Fact -> word of the file -> our value; a fact without words takes our values as they are. */
  readonly values: { readonly [fact: string]: { readonly [word: string]: string } };
  /** Words that stand for "unknown". */
  readonly missing: ReadonlySet<string>;
  /** The columns of a second file, of places. */
  readonly places: { readonly [fact: string]: string };
};

const MISSING = ['', 'NA'];

/** The mapping of a file whose columns carry the names of the facts. */
export const plainMapping: Mapping = {
  title: null,
  columns: {},
  values: {},
  missing: new Set(MISSING),
  places: {},
};

/**
 * Reads a mapping: `{"title"?, "missing"?: [words], "values"?: {fact: {word: value}}, "places"?: {fact: column},
 * …fact: column}`.
 * @returns the mapping, or what is wrong with it.
 */
export function readMapping(text: string): Mapping | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'JSON';
  }
  if (!isObject(json)) {
    return '{…}';
  }
  const { title = null, missing = MISSING, values = {}, places = {}, ...columns } = json;
  if (title !== null && typeof title !== 'string') {
    return 'title';
  }
  if (!Array.isArray(missing) || !missing.every((word) => typeof word === 'string')) {
    return 'missing';
  }
  if (!isTexts(places)) {
    return 'places';
  }
  if (!isObject(values) || !Object.values(values).every(isTexts)) {
    return 'values';
  }
  const wrong = Object.entries(columns).find(([, column]) => typeof column !== 'string');
  if (wrong !== undefined) {
    return wrong[0];
  }
  return {
    title,
    columns: columns as Mapping['columns'],
    values: values as Mapping['values'],
    missing: new Set(['', ...(missing as string[])]),
    places,
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is { readonly [key: string]: string } {
  return isObject(value) && Object.values(value).every((one) => typeof one === 'string');
}
