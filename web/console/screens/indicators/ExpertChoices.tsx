import { NativeSelect, TextInput } from '@mantine/core';
import { formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import type { UrlValues } from '../../kit/list/useUrlState.ts';
import { expertOf } from './query.ts';
import type { Reproduction } from './types.ts';
import { Segments } from '../../kit/figures/Segments.tsx';
import { texts } from './texts.ts';

type ExpertChoicesProps = {
  readonly url: UrlValues;
  readonly change: (patch: UrlValues) => void;
  readonly intervals: Reproduction['intervals'];
};
type Field = 'mean' | 'sd' | 'weights';

/** Method and serial interval: a published one, a mean with its spread, or weights. */
export function ExpertChoices({ url, change, intervals }: ExpertChoicesProps) {
  const t = useTexts(texts);
  const kind = url['si'] === 'own' || url['si'] === 'weights' ? url['si'] : 'published';
  const choose = (value: string) =>
    change(
      value === 'own' || value === 'weights'
        ? { si: value, interval: undefined }
        : { si: undefined, interval: value, mean: undefined, sd: undefined, weights: undefined },
    );
  return (
    <div className="filters">
      <Segments
        label={t('method')}
        options={[
          ['cori', t('cori')],
          ['wt', t('wt')],
        ]}
        value={expertOf(url).method}
        onChange={(method) => change({ method: method === 'cori' ? undefined : method })}
      />
      <NativeSelect
        label={t('si')}
        value={kind === 'published' ? (url['interval'] ?? intervals[0]?.code ?? '') : kind}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          ...intervals.map((one) => ({
            value: one.code ?? '',
            label: t('siOption', {
              code: one.code ?? '',
              mean: formatNumber(one.mean, 2),
              sd: one.sd === null ? '–' : formatNumber(one.sd, 2),
            }),
          })),
          { value: 'own', label: t('siOwn') },
          { value: 'weights', label: t('siWeights') },
        ]}
      />
      {kind === 'own' ? (
        <>
          <Entry field="mean" url={url} change={change} />
          <Entry field="sd" url={url} change={change} />
        </>
      ) : null}
      {kind === 'weights' ? <Entry field="weights" url={url} change={change} /> : null}
    </div>
  );
}

type EntryProps = {
  readonly field: Field;
  readonly url: UrlValues;
  readonly change: (patch: UrlValues) => void;
};

/** A typed value that reaches the address when the field is left or with Enter. Decimal commas are taken for mean and spread. */
function Entry({ field, url, change }: EntryProps) {
  const t = useTexts(texts);
  const keep = (text: string) => {
    const written = (field === 'weights' ? text : text.replace(',', '.')).trim();
    change({ [field]: written === '' ? undefined : written });
  };
  return (
    <TextInput
      label={t(field)}
      inputMode={field === 'weights' ? 'text' : 'decimal'}
      defaultValue={url[field] ?? ''}
      onBlur={(event) => keep(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          keep(event.currentTarget.value);
        }
      }}
    />
  );
}
