import { Button } from '@mantine/core';
import { formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { only } from '../../kit/list/only.ts';
import type { UrlValues } from '../../kit/list/useUrlState.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { answerTime } from './answer-time.ts';
import { handoverFilters } from './filters.ts';
import { texts } from './texts.ts';

type HandoverAttentionProps = {
  /** Shows the hand-overs behind a number. */
  readonly onShow: (filters: UrlValues) => void;
};
const REFRESH_MS = 60_000;
/** How many hand-overs need something; a press shows them. */
export function HandoverAttention({ onShow }: HandoverAttentionProps) {
  const t = useTexts(texts);
  const counts = useApi('GET /handovers/attention', {}, { everyMs: REFRESH_MS });
  const { data } = counts;
  if (data === undefined) {
    return <FailureNotice failure={counts.error} retry={() => void counts.refetch()} />;
  }
  const median = data.medianHours === null ? null : answerTime(data.medianHours);
  const entries = [
    { key: 'incoming', n: data.incoming, late: data.incomingLate, show: { view: 'in' } },
    { key: 'outgoing', n: data.outgoing, late: data.outgoingLate, show: { view: 'out' } },
    { key: 'returned', n: data.returned, late: 0, show: { view: 'back' } },
  ] as const;
  return (
    <>
      <fieldset className="row plain-set" aria-label={t('attention')}>
        {entries.map(({ key, n, late, show }) => (
          <Button
            key={key}
            variant={n > 0 ? 'light' : 'default'}
            disabled={n === 0}
            onClick={() => onShow(only(handoverFilters, show))}
          >
            {t(key)}: {formatNumber(n)}
            {late === 0 ? '' : ` (${t('lateOf', { n: formatNumber(late) })})`}
          </Button>
        ))}
      </fieldset>
      {median === null ? null : (
        <p className="muted small">
          {t(median.unit === 'minutes' ? 'medianMinutes' : 'median', {
            time: formatNumber(median.value),
            n: formatNumber(data.answered),
          })}
        </p>
      )}
    </>
  );
}
