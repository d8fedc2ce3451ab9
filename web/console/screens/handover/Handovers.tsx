import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { common } from '../../kit/texts.ts';
import { useApi } from '../../kit/useApi.ts';
import { useLive } from '../../kit/useLive.ts';
import { handoverFilters } from './filters.ts';
import { HandoverAttention } from './HandoverAttention.tsx';
import { HandoverList } from './HandoverList.tsx';
import { texts } from './texts.ts';

const LIVE = { handover: ['/handovers'] } as const;

/** Hand-overs from and to the officer's areas. */
export function Handovers() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [url, change] = useUrlState();
  useLive(LIVE);
  const query = {
    q: url['q'],
    view: urlCode('handoverView', url['view']),
    status: urlCode('handoverStatus', url['status']),
    area: url['area'],
  };
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <ExportList url={fileUrl('GET /handovers', { query: query as object })} people name="ban-giao" />
      }
    >
      <HandoverAttention onShow={change} />
      <Filters url={url} change={change} names={handoverFilters}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
        <CodeSelect
          kind="handoverView"
          label={t('view')}
          value={query.view ?? 'all'}
          onChange={(view) => change({ view: view === 'all' || view === null ? undefined : view })}
        />
        <CodeFilter
          kind="handoverStatus"
          label={t('status')}
          all={t('anyStatus')}
          name="status"
          url={url}
          change={change}
        />
        <AreaPicker
          label={words('area')}
          value={url['area'] ?? null}
          onPick={(area) => change({ area: area ?? undefined })}
        />
      </Filters>
      <HandoverList query={query} />
      <ClockRule />
    </Page>
  );
}

/** The times that hold today, with their source. */
function ClockRule() {
  const t = useTexts(texts);
  const lang = useLanguage();
  const rules = useApi('GET /handovers/rules', {});
  const rule = rules.data?.items.find((one) => one.inForce);
  if (rule === undefined) {
    return null;
  }
  return (
    <p className="muted small">
      {t('rule', {
        hours: rule.answerHours,
        back: rule.returnHours,
        source: lang === 'vi' ? rule.source : rule.sourceEn,
      })}{' '}
      {rule.certainty === 'verified' ? null : <Tag tone="warning">{t('unverified')}</Tag>}
    </p>
  );
}
