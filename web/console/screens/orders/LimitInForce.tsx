import type { LabelCode } from '../../../../contract/labels.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { useDebounced } from '../../kit/useDebounced.ts';
import { texts } from './limit-texts.ts';
import { type AskedTerm, limitQuery } from './limit-query.ts';

/** The limit that an order falls under and how its term stands to it, while the end is typed. */
export function LimitInForce({ term }: { readonly term: AskedTerm }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const name = useLabel();
  // Within a sentence.
  const certaintyName = (code: LabelCode<'legalCertainty'>) =>
    name('legalCertainty', code).toLocaleLowerCase(lang);
  const from = useDebounced(term.from);
  const until = useDebounced(term.until);
  const query = limitQuery({ ...term, from, until });
  const found = useApi(
    'GET /order-limits/in-force',
    { query: query ?? { kind: term.kind, from: '', until: '' } },
    { enabled: query !== null, keep: true },
  );
  if (query === null) {
    return null;
  }
  if (found.error !== null) {
    return <FailureNotice failure={found.error} retry={() => void found.refetch()} />;
  }
  if (found.data === undefined) {
    return <p className="muted small">{t('asking')}</p>;
  }
  const { group, groupCertainty, limit, days, verdict } = found.data;
  const groupSource = lang === 'vi' ? found.data.groupSource : found.data.groupSourceEn;
  const ofGroup =
    group === null || groupCertainty === null
      ? t('noGroup')
      : t('ofGroup', {
          group: name('limitGroup', group),
          source: groupSource ?? '',
          certainty: certaintyName(groupCertainty),
        });
  if (limit === null) {
    return (
      <Notice>
        <p>{t(group === null ? 'noneForKind' : 'noneForGroup', { days })}</p>
        <p className="muted small">{ofGroup}</p>
      </Notice>
    );
  }
  const checked = limit.certainty === 'verified' && limit.datesCertainty === 'verified';
  return (
    <Notice tone={verdict === 'ok' ? 'info' : 'warning'}>
      <p>
        {t('limit', {
          days: limit.maxDays,
          more: limit.extensionDays,
          group: name('limitGroup', limit.group),
        })}{' '}
        {t(verdict, { days })}
      </p>
      <p className="muted small">
        {t('source', { source: lang === 'vi' ? limit.basis : limit.basisEn })}
        {checked
          ? ''
          : ` (${t('unchecked', {
              days: certaintyName(limit.certainty),
              dates: certaintyName(limit.datesCertainty),
            })})`}
        . {ofGroup}
      </p>
    </Notice>
  );
}
