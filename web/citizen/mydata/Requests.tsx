import { useCallback, useEffect, useId, useState } from 'preact/hooks';
import { nameOf, optionsOf } from '../../../contract/labels/kit.ts';
import { privacyRequestState, privacyWish } from '../../../contract/labels/privacy.ts';
import type { DataOf } from '../../shared/client.ts';
import { formatDeadline, formatInstant } from '../../shared/formats.ts';
import { newId } from '../../shared/ids.ts';
import { lang } from '../app/language.ts';
import { api } from '../data/api.ts';
import { Radios } from '../kit/Choices.tsx';
import { Notice } from '../kit/Notice.tsx';
import { Failure, type Refused } from './Failure.tsx';
import { t } from './texts.ts';

type Own = DataOf<'POST /public/privacy/requests'>['items'][number];
type Wish = Own['wish'];

/** What one asked, and asking. */
export function Requests({ token }: { readonly token: string }) {
  const [own, setOwn] = useState<readonly Own[] | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [id, setId] = useState(() => newId());
  const [wish, setWish] = useState<Wish>('copy');
  const [words, setWords] = useState('');
  const [kept, setKept] = useState<Own | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useId();
  const call = useCallback(
    async (ask?: { id: string; wish: Wish; words?: string }) => {
      const body = { token, ...(ask === undefined ? {} : { ask }) };
      const answer = await api.call('POST /public/privacy/requests', { body });
      setRefused(answer.ok ? null : answer.error);
      if (answer.ok) {
        setOwn(answer.data.items);
      }
      return answer.ok ? answer.data.items : null;
    },
    [token],
  );
  useEffect(() => void call(), [call]);
  const send = async () => {
    const said = words.trim();
    setBusy(true);
    const items = await call({ id, wish, ...(said === '' ? {} : { words: said }) });
    setBusy(false);
    if (items !== null) {
      setKept(items[0] ?? null);
      setId(newId());
      setWords('');
    }
  };
  return (
    <>
      <h2>{t('ask')}</h2>
      {kept !== null && (
        <Notice tone="good" title={t('kept', { code: kept.code, time: formatDeadline(kept.dueAt) })} />
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Radios
          legend={t('wish')}
          name="wish"
          options={optionsOf(privacyWish, lang.value)}
          chosen={wish}
          onChange={setWish}
        />
        <div class="field">
          <label for={field}>{t('words')}</label>
          <textarea
            id={field}
            rows={3}
            maxLength={2000}
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        </div>
        <button type="submit" disabled={busy}>
          {t('submit')}
        </button>
      </form>
      <Failure refused={refused} />
      <h2>{t('mine')}</h2>
      {own === null && refused === null && <output class="loading">{t('loading')}</output>}
      {own === null && refused !== null && (
        <button type="button" class="small" onClick={() => void call()}>
          {t('again')}
        </button>
      )}
      {own !== null && own.length === 0 && <p>{t('none')}</p>}
      <ul class="plain">
        {(own ?? []).map((one) => (
          <li key={one.code} class="box">
            <strong>{nameOf(privacyWish, one.wish, lang.value)}</strong> · {one.code}
            <br />
            {nameOf(privacyRequestState, one.state, lang.value)}
            {one.state === 'open' ? ` · ${t('due', { time: formatDeadline(one.dueAt) })}` : ''}
            {one.state === 'open' && one.firstAnswer === null && one.firstAnswerDueAt !== null ? (
              <p class="field-hint">{t('firstAnswerBy', { time: formatDeadline(one.firstAnswerDueAt) })}</p>
            ) : null}
            {one.firstAnswer === null ? null : (
              <p>
                {t('firstAnswer', { time: formatInstant(one.firstAnswer.at), text: one.firstAnswer.words })}
              </p>
            )}
            {one.extension === null ? null : (
              <p class="field-hint">
                {t('extended', { time: formatInstant(one.extension.at), reason: one.extension.reason })}
              </p>
            )}
            {one.answer === null ? null : <p>{t('answer', { text: one.answer })}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
