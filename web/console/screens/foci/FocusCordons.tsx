import { Link } from '@tanstack/react-router';
import { formatInstant } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

/** Cordoned areas that were made for the focus, so that nobody prepares a second one. */
export function FocusCordons({ focusId }: { readonly focusId: string }) {
  const t = useTexts(texts);
  const cordons = useApi('GET /lockdowns', { query: { focus: focusId, limit: 50 } });
  const items = cordons.data?.items ?? [];
  return (
    <Panel title={t('cordons')}>
      <FailureNotice failure={cordons.error} retry={() => void cordons.refetch()} />
      {cordons.data !== undefined && items.length === 0 ? <p className="muted">{t('noCordons')}</p> : null}
      <ul className="plain-list">
        {items.map((one) => (
          <li key={one.id} className="row">
            <Link to="/lockdowns/$id" params={{ id: one.id }}>
              {one.title}
            </Link>
            <StatusTag kind="lockdownState" code={one.state} />
            <span className="muted">{t('cordonUntil', { until: formatInstant(one.until) })}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
