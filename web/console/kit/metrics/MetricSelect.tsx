import { NativeSelect } from '@mantine/core';
import { useLanguage, useTexts } from '../i18n.ts';
import { texts } from './texts.ts';
import { type Metric, metricName, moduleName } from './words.ts';

type MetricSelectProps = {
  readonly metrics: readonly Metric[];
  readonly value: string | null;
  readonly onChange: (code: string | null) => void;
  readonly label?: string;
};

/** A select box of metrics, by the module that they come from. */
export function MetricSelect({ metrics, value, onChange, label }: MetricSelectProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const groups = Map.groupBy(metrics, ({ module }) => module);
  return (
    <NativeSelect
      label={label ?? t('metric')}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      data={[
        ...(value === null ? [{ value: '', label: t('choose') }] : []),
        ...[...groups].map(([module, items]) => ({
          group: moduleName(module, t),
          items: items.map((one) => ({ value: one.code, label: metricName(one, lang) })),
        })),
      ]}
    />
  );
}
