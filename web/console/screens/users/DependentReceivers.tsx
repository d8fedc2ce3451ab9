import { Link } from '@tanstack/react-router';
import { useTexts } from '../../kit/i18n.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import type { DependentsProps } from './DependentKeys.tsx';
import { texts } from './texts.ts';

/** Systems whose messages wait once this account is suspended, seen before it is: nothing is lost, somebody takes them over later. */
export function DependentReceivers({ id, asking = false }: DependentsProps) {
  const t = useTexts(texts);
  const webhooks = useApi('GET /webhooks', {});
  return (
    <Await query={webhooks} lines={1}>
      {({ items }) => {
        const own = items.filter(({ keeperId }) => keeperId === id);
        return own.length === 0 ? null : (
          <Notice tone="warning" title={t('receiversDepend', { n: own.length })}>
            <ul>
              {own.map((one) => (
                <li key={one.id}>
                  {one.name} · {one.areaName ?? t('wholeSystem')}
                </li>
              ))}
            </ul>
            <p>
              {t('receiversHint')} {asking ? null : <Link to="/webhooks">{t('receiversOpen')}</Link>}
            </p>
          </Notice>
        );
      }}
    </Await>
  );
}
