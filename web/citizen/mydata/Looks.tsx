import { useEffect, useState } from 'preact/hooks';
import type { DataOf } from '../../shared/client.ts';
import { formatInstant } from '../../shared/formats.ts';
import { lang } from '../app/language.ts';
import { api } from '../data/api.ts';
import { Failure, type Refused } from './Failure.tsx';
import { t } from './texts.ts';

type Look = DataOf<'POST /public/privacy/looks'>['items'][number];

/** Who looked at one's record: role, area, what and why. */
export function Looks({ token }: { readonly token: string }) {
  const [looks, setLooks] = useState<readonly Look[] | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  useEffect(() => {
    void api.call('POST /public/privacy/looks', { body: { token } }).then((answer) => {
      setRefused(answer.ok ? null : answer.error);
      return answer.ok ? setLooks(answer.data.items) : undefined;
    });
  }, [token]);
  return (
    <section>
      <h2>{t('looks')}</h2>
      <Failure refused={refused} />
      {looks !== null && looks.length === 0 && <p>{t('noLooks')}</p>}
      {looks !== null && looks.length > 0 && (
        <>
          <p class="field-hint">{t('looksMore', { n: looks.length })}</p>
          <ul class="plain">
            {looks.map((look, i) => (
              <li key={`${look.at} ${i}`} class="box">
                <strong>{lang.value === 'vi' ? look.what : look.whatEn}</strong>
                <br />
                {formatInstant(look.at)} · {look.role}
                {look.areaName === null ? '' : `, ${look.areaName}`}
                {look.reason === null ? null : (
                  <p class="field-hint">{t('reason', { reason: look.reason })}</p>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
