import { NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { fileUrl } from '../../kit/api.ts';
import { defined } from '../../kit/defined.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import '../../kit/metrics/metrics.css';
import { texts as metricTexts } from '../../kit/metrics/texts.ts';
import { type Metric, metricName, metricUnit, moduleName } from '../../kit/metrics/words.ts';
import { Page } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { useApi } from '../../kit/useApi.ts';
import { formulaText, privacyText, refreshText } from './dictionary-words.ts';
import { texts } from './texts.ts';

/** Every metric with what it counts, searched by word and source. */
export function Dictionary() {
  const t = useTexts(texts);
  const m = useTexts(metricTexts);
  const [url, change] = useUrlState();
  const query = { q: url['q'], module: url['module'] };
  const all = useApi('GET /metrics', {});
  const found = useApi('GET /metrics', { query }, { keep: true });
  const modules = [...new Set(all.data?.items.map(({ module }) => module))];
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={<ExportList url={fileUrl('GET /metrics', { query: defined(query) })} name="metrics" />}
    >
      <Filters url={url} change={change} names={['q', 'module']}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
        <NativeSelect
          label={t('module')}
          value={url['module'] ?? ''}
          onChange={(event) => change({ module: event.currentTarget.value })}
          data={[
            { value: '', label: t('anyModule') },
            ...modules.map((module) => ({ value: module, label: moduleName(module, m) })),
          ]}
        />
      </Filters>
      <Await query={found} lines={10}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('none')} hint={t('noneHint')} />
          ) : (
            <MetricTable items={items} names={new Map(all.data?.items.map((one) => [one.code, one]))} />
          )
        }
      </Await>
    </Page>
  );
}

type MetricTableProps = { readonly items: readonly Metric[]; readonly names: ReadonlyMap<string, Metric> };

function MetricTable({ items, names }: MetricTableProps) {
  const t = useTexts(texts);
  const m = useTexts(metricTexts);
  const lang = useLanguage();
  return (
    <TableRegion label={t('title')}>
      <table className="table metric-table">
        <caption className="hidden">{t('title')}</caption>
        <thead>
          <tr>
            {(['name', 'what', 'formula', 'refresh', 'privacy'] as const).map((head) => (
              <th key={head} scope="col">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.code}>
              <th scope="row" className="row-name">
                <Link to="/metrics/$code" params={{ code: one.code }}>
                  {metricName(one, lang)}
                </Link>
                <span className="muted small block">
                  {moduleName(one.module, m)} · {metricUnit(one, lang)}
                </span>
                <code className="small">{one.code}</code>
              </th>
              <td className="sentence">{(lang === 'vi' ? one.explainVi : one.explainEn) ?? '–'}</td>
              <td className="wrap">{formulaText(one, names, t, lang)}</td>
              <td className="nowrap">{refreshText(one.refreshSeconds, t)}</td>
              <td className="wrap">{privacyText(one, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
