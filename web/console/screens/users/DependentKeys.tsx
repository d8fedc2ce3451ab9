import { Link } from '@tanstack/react-router';
import { useTexts } from '../../kit/i18n.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

export type DependentsProps = {
  readonly id: string;
  /** In a dialog that asks what becomes of them: no link that leads out of it. */
  readonly asking?: boolean;
};

/** Keys of other systems that stop with this account: seen before it is suspended or loses its role. */
export function DependentKeys({ id, asking = false }: DependentsProps) {
  const t = useTexts(texts);
  const keys = useApi('GET /users/{id}/api-keys', { params: { id } });
  return (
    <Await query={keys} lines={1}>
      {({ items }) =>
        items.length === 0 ? null : (
          <Notice tone="warning" title={t('keysDepend', { n: items.length })}>
            <ul>
              {items.map((key) => (
                <li key={key.id}>
                  {key.name} · {key.areaName ?? t('wholeSystem')}
                  {key.stopped === null ? null : ` · ${t('keyStopped')}`}
                </li>
              ))}
            </ul>
            {asking ? null : (
              <p>
                {t('keysHint')} <Link to="/api-keys">{t('keysOpen')}</Link>
              </p>
            )}
          </Notice>
        )
      }
    </Await>
  );
}
