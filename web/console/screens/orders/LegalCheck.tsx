import { formatDate } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { useDebounced } from '../../kit/useDebounced.ts';
import { texts } from './texts.ts';

/** Says which of the laws and decisions that a text names do not hold today, and which dates nobody has checked. */
export function LegalCheck({ text }: { readonly text: string }) {
  const t = useTexts(texts);
  const cited = useDebounced(text.trim());
  const found = useApi('GET /legal-instruments', { query: { cited } }, { enabled: cited !== '', keep: true });
  const items = cited === '' ? [] : (found.data?.items ?? []);
  const dead = items.filter((one) => one.state !== 'in-force');
  const unchecked = items.filter((one) => one.state === 'in-force' && one.certainty !== 'verified');
  return (
    <>
      {dead.length === 0 ? null : (
        <Notice tone="warning" title={t('legalDead')}>
          <ul>
            {dead.map((one) => (
              <li key={one.number}>
                {one.number} {one.title}:{' '}
                {one.state === 'ended'
                  ? t('legalEnded', { date: formatDate(one.validTo ?? one.validFrom) })
                  : t('legalNotYet', { date: formatDate(one.validFrom) })}
                {one.replacedBy === null ? '' : ` ${t('legalReplaced', { by: one.replacedBy })}`}
                {one.certainty === 'verified' ? '' : ` (${t('legalUnchecked')})`}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {unchecked.length === 0 ? null : (
        <p className="muted small">
          {unchecked.map((one) => one.number).join(', ')}: {t('legalUnchecked')}.
        </p>
      )}
    </>
  );
}
