import { MultiSelect, NumberInput } from '@mantine/core';
import '@mantine/core/styles/Pill.css';
import '@mantine/core/styles/PillsInput.css';
import { pivotDimensions } from '../../../../contract/analysis.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Filters } from '../../kit/list/Filters.tsx';
import type { UrlValues } from '../../kit/list/useUrlState.ts';
import type { DataOf } from '../../kit/api.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { common } from '../../kit/texts.ts';
import { type Question, questionNames } from './question.ts';
import { texts } from './texts.ts';

type AskProps = {
  readonly question: Question;
  readonly url: UrlValues;
  readonly change: (patch: UrlValues) => void;
  readonly metrics: DataOf<'GET /analysis/metrics'>['items'];
};

const MAX_METRICS = 10;

/** What to count, laid out how, of whom, where and when. All of it is in the address. */
export function Ask({ question, url, change, metrics }: AskProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const lang = useLanguage();
  const chosen = question.metric.split(',').filter((code) => code !== '');
  const choose = (codes: readonly string[]) => {
    const many = codes.length > 1 && question.rows !== 'metric' && question.columns !== 'metric';
    change({ metric: codes.join(',') || undefined, ...(many ? { columns: 'metric' } : {}) });
  };
  const age = (name: 'ageFrom' | 'ageTo') => (
    <NumberInput
      className="age"
      label={t(name)}
      min={0}
      max={120}
      allowDecimal={false}
      allowNegative={false}
      value={question[name] ?? ''}
      onChange={(value) => change({ [name]: value === '' ? undefined : String(value) })}
    />
  );
  return (
    <Filters url={url} change={change} names={questionNames}>
      <MultiSelect
        className="metric-choice"
        label={t('metrics')}
        data={[true, false].map((byPerson) => ({
          group: t(byPerson ? 'byPerson' : 'notByPerson'),
          items: metrics
            .filter((metric) => metric.byPerson === byPerson)
            .map((metric) => ({ value: metric.code, label: metric[lang] })),
        }))}
        value={chosen}
        onChange={choose}
        searchable
        hidePickedOptions
        maxValues={MAX_METRICS}
        nothingFoundMessage={t('noMetric')}
      />
      <CodeSelect
        kind="pivotDimension"
        label={t('rows')}
        value={question.rows}
        onChange={(rows) =>
          change({ rows: rows ?? undefined, ...(rows === question.columns ? { columns: undefined } : {}) })
        }
      />
      <CodeSelect
        kind="pivotDimension"
        label={t('columns')}
        empty={t('noColumns')}
        only={pivotDimensions.filter((one) => one !== question.rows)}
        value={question.columns ?? null}
        onChange={(columns) => change({ columns: columns ?? undefined })}
      />
      <CodeSelect
        kind="pivotMeasure"
        label={t('measure')}
        value={question.measure ?? 'count'}
        onChange={(measure) => change({ measure: measure === 'count' ? undefined : (measure ?? undefined) })}
      />
      <AreaPicker
        label={words('area')}
        value={url['area'] ?? null}
        onPick={(area) => change({ area: area ?? undefined })}
      />
      <DateField
        label={words('from')}
        value={url['from'] ?? null}
        onChange={(from) => change({ from: from ?? undefined })}
      />
      <DateField
        label={words('until')}
        value={url['to'] ?? null}
        onChange={(to) => change({ to: to ?? undefined })}
      />
      <CodeSelect
        kind="sex"
        label={t('sex')}
        empty={t('anySex')}
        value={question.sex ?? null}
        onChange={(sex) => change({ sex: sex ?? undefined })}
      />
      {age('ageFrom')}
      {age('ageTo')}
    </Filters>
  );
}
