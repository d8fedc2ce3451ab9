import type { UrlValues } from './useUrlState.ts';

/**
 * The filters behind a number: these, and none of the list's others, since a number counts without them.
 * @param names of all filters of the list.
 */
export function only(names: readonly string[], show: UrlValues): UrlValues {
  return { ...Object.fromEntries(names.map((name) => [name, undefined])), ...show };
}
