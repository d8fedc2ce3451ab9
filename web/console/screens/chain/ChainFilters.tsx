import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { DateField } from '../../kit/form/DateField.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Filters } from '../../kit/list/Filters.tsx';
import type { UrlValues } from '../../kit/list/useUrlState.ts';
import { filterNames } from './filter.ts';
import { type ChainModel, statuses } from './model.ts';
import { texts } from './texts.ts';
import { statusName } from './words.ts';

type ChainFiltersProps = {
  /** Null while it is loading: the boxes are there, the choices come. */
  readonly model: ChainModel | null;
  readonly url: UrlValues;
  readonly change: (patch: UrlValues) => void;
  /** Filters of the screen, before these; they replace area and period of the drawing. */
  readonly own?: { readonly names: readonly string[]; readonly fields: ReactNode };
};

const MOST_CHAINS = 200;

/** What of the chains is drawn: status, generation, chain, and where the screen has no own filter area and period. */
export function ChainFilters({ model, url, change, own }: ChainFiltersProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const chains = (model?.analytics.chains ?? []).filter((chain) => chain.cases > 1).slice(0, MOST_CHAINS);
  const generations = Object.keys(model?.analysis.report.generations ?? {});
  const areas = [...new Set((model?.nodes ?? []).flatMap(({ area }) => area ?? []))].sort((a, b) =>
    a.localeCompare(b, 'vi'),
  );
  const select = (
    name: string,
    label: string,
    all: string,
    options: readonly (readonly [string, string])[],
  ) => (
    <NativeSelect
      label={label}
      value={url[name] ?? ''}
      onChange={(event) => change({ [name]: event.currentTarget.value || undefined })}
      data={[{ value: '', label: all }, ...options.map(([value, text]) => ({ value, label: text }))]}
    />
  );
  return (
    <Filters url={url} change={change} names={[...(own?.names ?? []), ...filterNames]}>
      {own?.fields}
      {own === undefined && areas.length > 0
        ? select(
            'areaName',
            t('area'),
            t('anyArea'),
            areas.map((name) => [name, name]),
          )
        : null}
      {select(
        'component',
        t('chain'),
        t('anyChain'),
        chains.map((chain) => [
          String(chain.component + 1),
          t('chainN', { n: chain.component + 1, cases: chain.cases }),
        ]),
      )}
      {select(
        'generation',
        t('generation'),
        t('anyGeneration'),
        generations.map((n) => [n, t('generationN', { n })]),
      )}
      {select(
        'status',
        t('status'),
        t('anyStatus'),
        statuses
          .filter((status) => model?.nodes.some((node) => node.status === status) === true)
          .map((status) => [status, statusName(status, lang)]),
      )}
      {own === undefined ? (
        <>
          <DateField
            label={t('since')}
            value={url['since'] ?? null}
            onChange={(since) => change({ since: since ?? undefined })}
          />
          <DateField
            label={t('until')}
            value={url['until'] ?? null}
            onChange={(until) => change({ until: until ?? undefined })}
          />
        </>
      ) : null}
    </Filters>
  );
}
