import type { ReactNode } from 'react';
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
    return <Steady>{t('noTerm')}</Steady>;
  }
  if (found.error !== null) {
    return <FailureNotice failure={found.error} retry={() => void found.refetch()} />;
  }
  if (found.data === undefined) {
    return <Steady>{t('asking')}</Steady>;
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
    return <Steady more={ofGroup}>{t(group === null ? 'noneForKind' : 'noneForGroup', { days })}</Steady>;
  }
  const checked = limit.certainty === 'verified' && limit.datesCertainty === 'verified';
  return (
    <Steady
      tone={verdict === 'ok' ? 'info' : 'warning'}
      isUnchecked={!checked}
      more={`${t('source', { source: lang === 'vi' ? limit.basis : limit.basisEn })}${
        checked
          ? ''
          : ` (${t('unchecked', {
              days: certaintyName(limit.certainty),
              dates: certaintyName(limit.datesCertainty),
            })})`
      }. ${ofGroup}`}
    >
      {t('limit', {
        days: limit.maxDays,
        more: limit.extensionDays,
        group: name('limitGroup', limit.group),
      })}{' '}
      {t(verdict, { days })}
    </Steady>
  );
}

type SteadyProps = {
  readonly tone?: 'info' | 'warning';
  readonly children: ReactNode;
  /** Read by whoever asks for it. */
  readonly more?: string;
  readonly isUnchecked?: boolean;
};

/** Of about one height whatever it says: an answer that comes late must not move the next field away from the pointer. */
function Steady({ tone = 'info', children, more, isUnchecked = false }: SteadyProps) {
  const t = useTexts(texts);
  return (
    <div className="limit-in-force">
      <Notice tone={tone}>
        <p>{children}</p>
        {more === undefined ? null : (
          <details className="small">
            <summary>{t(isUnchecked ? 'moreUnchecked' : 'more')}</summary>
            <p className="muted">{more}</p>
          </details>
        )}
      </Notice>
    </div>
  );
}
