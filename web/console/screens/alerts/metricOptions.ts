import type { DataOf } from '../../kit/api.ts';
import { texts } from './texts.ts';

type Metric = DataOf<'GET /metrics'>['items'][number];
const kinds = ['counter', 'ratio', 'gauge', 'manual'] as const;

/** Metrics that a rule can watch, by kind and then by name. */
export function metricOptions(items: readonly Metric[], lang: 'vi' | 'en') {
  return kinds.flatMap((kind) => {
    const found = items
      .filter((one) => one.kind === kind)
      .map((one) => ({ value: one.code, label: one[lang] }))
      .toSorted((a, b) => a.label.localeCompare(b.label, lang));
    return found.length === 0 ? [] : [{ group: texts(`${kind}s`), items: found }];
  });
}
