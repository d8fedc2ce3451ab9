import { useState } from 'preact/hooks';
import { errorText, type DataOf, type ErrorReply } from '../../shared/client.ts';
import { formatInstant } from '../../shared/formats.ts';
import { lang } from '../app/language.ts';
import { api } from '../data/api.ts';
import { Field } from '../kit/Field.tsx';
import { Notice } from '../kit/Notice.tsx';
import { Page } from '../kit/Page.tsx';
import { t } from './texts.ts';

/** A message for one person, read after the year of birth: several people may use the phone that got the link. */
export function Screen({ params }: { readonly params: readonly string[] }) {
  const [year, setYear] = useState('');
  const [name, setName] = useState('');
  const [noYear, setNoYear] = useState(false);
  const [asksName, setAsksName] = useState(false);
  const [error, setError] = useState<ErrorReply | null>(null);
  const [message, setMessage] = useState<DataOf<'POST /messages/notices/open'> | null>(null);
  const open = async () => {
    const typed = asksName ? name.trim() : '';
    const body = {
      code: (params[0] ?? '').slice(0, 20),
      birthYear: Number(year),
      ...(typed !== '' && { name: typed }),
    };
    const answer = await api.call('POST /messages/notices/open', { body });
    const wantsName = !answer.ok && answer.error.code === 'sms.name-needed';
    setAsksName(asksName || wantsName);
    setError(answer.ok ? null : answer.error);
    setMessage(answer.ok ? answer.data : null);
  };
  return (
    <Page title={t('messageTitle')}>
      {message === null ? (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const hasYear = /^\d{4}$/.test(year.trim());
            setNoYear(!hasYear);
            if (hasYear) {
              void open();
            }
          }}
        >
          <p>{t('messageLead')}</p>
          <Field
            label={t('year')}
            value={year}
            onInput={setYear}
            inputMode="numeric"
            maxLength={4}
            error={noYear ? t('fourDigits') : null}
          />
          {asksName && (
            <Field
              label={t('yourName')}
              hint={t('yourNameHint')}
              value={name}
              onInput={setName}
              maxLength={120}
            />
          )}
          {error !== null && (
            <Notice
              tone={error.code === 'sms.name-needed' ? 'plain' : 'bad'}
              title={errorText(error, lang.value)}
            />
          )}
          <button type="submit">{t('open')}</button>
        </form>
      ) : (
        <article class="card" aria-live="polite">
          <h2>{t('to', { name: message.name })}</h2>
          {message.text.split('\n').map((line, n) => (
            // Lines of one text never move.
            <p key={n}>{line}</p>
          ))}
          <p class="stamp">{t('sentAt', { at: formatInstant(message.at) })}</p>
        </article>
      )}
    </Page>
  );
}
