import { type CatalogueEntry, partsOf } from './catalogue.ts';

/**
 * When the sources of a metric were last heard of, Unix ms: any event of a module that counts a part of it, or a change
 * of any of its counters. Null: not among the newest events.
 * @param events newest event by topic; `metric:` and a code where counters changed.
 */
export function lastSign(
  entry: CatalogueEntry,
  all: ReadonlyMap<string, CatalogueEntry>,
  events: ReadonlyMap<string, number>,
): number | null {
  const modules = new Set(partsOf(entry).flatMap((code) => all.get(code)?.module ?? []));
  const times = [...events].flatMap(([name, at]) => {
    const counted = name.startsWith('metric:') ? all.get(name.slice('metric:'.length))?.module : undefined;
    const [topic] = name.split('.') as [string];
    return [...modules].some((module) => module === counted || module.startsWith(topic)) ? [at] : [];
  });
  return times.length === 0 ? null : Math.max(...times);
}
