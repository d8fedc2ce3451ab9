import { Radio } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../kit/i18n.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

/** What becomes of the keys of an account that loses its rights. */
export type KeysGo = 'stop' | 'me';

type DependentKeysProps = {
  readonly id: string;
  /** Asks what becomes of them, where the account is about to be suspended. */
  readonly asking?: { readonly value: KeysGo; readonly onChange: (value: KeysGo) => void };
};

/** Keys of other systems that stop with this account: seen before it is suspended or loses its role. */
export function DependentKeys({ id, asking }: DependentKeysProps) {
  const t = useTexts(texts);
  const keys = useApi('GET /users/{id}/api-keys', { params: { id } });
  return (
    <Await query={keys} lines={1}>
      {({ items }) =>
        items.length === 0 ? null : (
          <section className="stack" aria-label={t('keys')}>
            <Notice tone="warning" title={t('keysDepend', { n: items.length })}>
              <ul>
                {items.map((key) => (
                  <li key={key.id}>
                    {key.name} · {key.areaName ?? t('wholeSystem')}
                    {key.stopped === null ? null : ` · ${t('keyStopped')}`}
                  </li>
                ))}
              </ul>
              {asking === undefined ? (
                <p>
                  {t('keysHint')} <Link to="/api-keys">{t('keysOpen')}</Link>
                </p>
              ) : null}
            </Notice>
            {asking === undefined ? null : (
              <Radio.Group
                label={t('keysGo')}
                value={asking.value}
                onChange={(value) => asking.onChange(value === 'me' ? 'me' : 'stop')}
              >
                <Radio value="stop" label={t('keysStop')} />
                <Radio value="me" label={t('keysMe')} />
              </Radio.Group>
            )}
          </section>
        )
      }
    </Await>
  );
}
