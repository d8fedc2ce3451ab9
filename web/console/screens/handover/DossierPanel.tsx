import type { LabelCode } from '../../../../contract/labels.ts';
import { Link } from '@tanstack/react-router';
import { formatMinutes, formatNumber } from '../../../shared/formats.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { showDate, showInstant } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import type { HandoverRecord } from './types.ts';
import { orderName } from '../orders/order-name.ts';
import { texts } from './texts.ts';

/** What went along with the person, as it stood then. */
export function DossierPanel({ row: { dossier } }: { readonly row: HandoverRecord }) {
  const t = useTexts(texts);
  const name = useLabel();
  if (dossier === null) {
    return (
      <Panel title={t('dossier')}>
        <p className="muted">{t('dossierHidden')}</p>
      </Panel>
    );
  }
  const { classification, onsetDate, orders, contactOf } = dossier;
  return (
    <Panel title={t('dossier')}>
      <p className="muted">{t('dossierAsOf', { at: showInstant(dossier.asOf) })}</p>
      {classification === null ? null : (
        <p>
          {t('caseLine', {
            classification: name('caseClassification', classification as LabelCode<'caseClassification'>),
            onset: onsetDate === null ? t('unknown') : showDate(onsetDate),
          })}
        </p>
      )}
      <h3>{t('orders')}</h3>
      {orders.length === 0 ? <p className="muted">{t('noOrders')}</p> : null}
      <ul className="plain stack">
        {orders.map((one) => (
          <li key={one.id}>
            <Link to="/orders/$id" params={{ id: one.id }}>
              {t('orderLine', {
                number: orderName(one.number, one.officeName ?? ''),
                until: showInstant(one.until),
              })}
            </Link>{' '}
            <StatusTag kind="orderStatus" code={one.status as LabelCode<'orderStatus'>} />
          </li>
        ))}
      </ul>
      <h3>{t('contactOf')}</h3>
      {contactOf.length === 0 ? <p className="muted">{t('noContacts')}</p> : null}
      <ul className="plain stack">
        {contactOf.map((one) => (
          <li key={`${one.caseLabel} ${one.firstAt}`}>
            {t('contactLine', {
              level: one.level,
              label: one.caseLabel,
              time: formatMinutes(one.minutes),
              evidence: formatNumber(one.evidence),
              until: showDate(one.followUpUntil),
            })}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
