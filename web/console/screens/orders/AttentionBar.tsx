import { formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Counts } from '../../kit/list/Counts.tsx';
import { only } from '../../kit/list/only.ts';
import type { UrlValues } from '../../kit/list/useUrlState.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { bulkTexts } from './bulk-texts.ts';
import { orderFilters } from './filters.ts';

type AttentionBarProps = {
  /** Shows the orders behind a number. */
  readonly onShow: (filters: UrlValues) => void;
};

const REFRESH_MS = 60_000;

/** How many orders need something; a press shows them. */
export function AttentionBar({ onShow }: AttentionBarProps) {
  const t = useTexts(bulkTexts);
  const counts = useApi('GET /orders/attention', {}, { everyMs: REFRESH_MS });
  const { data } = counts;
  if (data === undefined) {
    return <FailureNotice failure={counts.error} retry={() => void counts.refetch()} />;
  }
  const entries = [
    { key: 'endingSoon', n: data.endingSoon, late: '', show: { ending: 'true' } },
    {
      key: 'toComplete',
      n: data.toComplete,
      late: data.toCompleteLate > 0 ? t('late24', { n: formatNumber(data.toCompleteLate) }) : '',
      show: { status: 'EXPIRED' },
    },
    {
      key: 'unserved',
      n: data.unserved,
      late: data.unservedLate > 0 ? t('late48', { n: formatNumber(data.unservedLate) }) : '',
      show: { unserved: 'true' },
    },
    { key: 'appeals', n: data.appeals, late: '', show: { appealed: 'true' } },
  ] as const;
  return (
    <Counts
      label={t('attention')}
      counts={entries.map((one) => ({ ...one, text: t(one.key) }))}
      onShow={(show) => onShow(only(orderFilters, show))}
    />
  );
}
