import { useCallback, useEffect, useState } from 'preact/hooks';
import type { DataOf } from '../../shared/client.ts';
import { formatInstant } from '../../shared/formats.ts';
import { lang } from '../app/language.ts';
import { api } from '../data/api.ts';
import { Failure, type Refused } from './Failure.tsx';
import { t } from './texts.ts';

type Page = DataOf<'POST /public/privacy/looks'>;
type Look = Page['items'][number];

/** Who looked at one's record: role, area, what and why; the newest first, page by page. */
export function Looks({ token }: { readonly token: string }) {
  const [looks, setLooks] = useState<readonly Look[]>([]);
  /** Where the next page begins; null: this was all; undefined: nothing came yet. */
  const [next, setNext] = useState<Page['next'] | undefined>(undefined);
  const [busy, setBusy] = useState(true);
  const [refused, setRefused] = useState<Refused | null>(null);
  const load = useCallback(
    async (cursor?: string) => {
      setBusy(true);
      const body = { token, ...(cursor === undefined ? {} : { cursor }) };
      const answer = await api.call('POST /public/privacy/looks', { body });
      setBusy(false);
      setRefused(answer.ok ? null : answer.error);
      if (answer.ok) {
        setLooks((shown) => (cursor === undefined ? answer.data.items : [...shown, ...answer.data.items]));
        setNext(answer.data.next);
      }
    },
    [token],
  );
  useEffect(() => void load(), [load]);
  return (
    <section aria-busy={busy}>
      <h2>{t('looks')}</h2>
      {next === null && looks.length === 0 && <p>{t('noLooks')}</p>}
      {looks.length > 0 && (
        <>
          <p class="field-hint">{t('looksMore')}</p>
          <ul class="plain">
            {looks.map((look, i) => (
              <li key={`${look.at} ${i}`} class="box">
                <strong>{lang.value === 'vi' ? look.what : look.whatEn}</strong>
                <br />
                {formatInstant(look.at)} · {lang.value === 'vi' ? look.role : look.roleEn}
                {look.areaName === null ? '' : `, ${look.areaName}`}
                {look.reason === null ? null : (
                  <p class="field-hint">{t('reason', { reason: look.reason })}</p>
                )}
              </li>
            ))}
          </ul>
          {next === undefined ? null : (
            <output>{t(next === null ? 'looksAll' : 'looksSome', { n: looks.length })}</output>
          )}
        </>
      )}
      {busy && <output class="loading">{t('loading')}</output>}
      <Failure refused={refused} />
      {!busy && (refused !== null || typeof next === 'string') && (
        <button type="button" class="small" onClick={() => void load(next ?? undefined)}>
          {t(refused === null ? 'older' : 'again')}
        </button>
      )}
    </section>
  );
}
