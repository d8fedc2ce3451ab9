import { useState } from 'preact/hooks';
import { actKind, helperRelation } from '../../../contract/labels/assistance.ts';
import { nameOf } from '../../../contract/labels/kit.ts';
import { errorText, type DataOf, type ErrorReply } from '../../shared/client.ts';
import { formatInstant } from '../../shared/formats.ts';
import { lang } from '../app/language.ts';
import { api } from '../data/api.ts';
import { Field } from '../kit/Field.tsx';
import { Notice } from '../kit/Notice.tsx';
import { t } from './texts.ts';

type History = DataOf<'POST /assistance/history'>;

/** The person, by their card, sees who acts for them and what was done, and ends it. */
export function OwnHistory() {
  const [card, setCard] = useState('');
  const [year, setYear] = useState('');
  const [error, setError] = useState<ErrorReply | null>(null);
  const [history, setHistory] = useState<History | null>(null);
  const [missing, setMissing] = useState(false);
  const byCard = { cardCode: card.trim(), birthYear: Number(year) };
  const ready = card.trim() !== '' && /^\d{4}$/.test(year.trim());
  const take = (answer: { ok: true; data: History } | { ok: false; error: ErrorReply }) => {
    setError(answer.ok ? null : answer.error);
    // What was shown stays where an end did not reach the system: it says who still acts.
    setHistory((before) => (answer.ok ? answer.data : before));
  };
  const look = async () => {
    setHistory(null);
    take(await api.call('POST /assistance/history', { body: byCard }));
  };
  const end = async (id: string) => take(await api.call('POST /assistance/end', { body: { ...byCard, id } }));
  return (
    <section>
      <h2>{t('own')}</h2>
      <p>{t('ownLead')}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(!ready);
          if (ready) {
            void look();
          }
        }}
      >
        <Field
          label={t('card')}
          value={card}
          onInput={setCard}
          autocapitalize="characters"
          spellcheck={false}
        />
        <Field label={t('ownYear')} value={year} onInput={setYear} inputMode="numeric" maxLength={4} />
        {missing && <Notice tone="bad" title={t('ownMissing')} />}
        {error !== null && <Notice tone="bad" title={errorText(error, lang.value)} />}
        <button type="submit">{t('look')}</button>
      </form>
      {history !== null && (
        <>
          <h3>{t('helpers', { name: history.name })}</h3>
          {history.helpers.length === 0 && <p>{t('noHelpers')}</p>}
          <ul>
            {history.helpers.map((one) => (
              <li key={one.id}>
                <strong>{one.name}</strong> ({nameOf(helperRelation, one.relation, lang.value)}),{' '}
                {one.endedAt === null
                  ? t('since', { at: formatInstant(one.begunAt) })
                  : t('until', { at: formatInstant(one.endedAt) })}{' '}
                {one.endedAt === null && (
                  <button
                    type="button"
                    aria-label={`${t('end')}: ${one.name}`}
                    onClick={() => void end(one.id)}
                  >
                    {t('end')}
                  </button>
                )}
              </li>
            ))}
          </ul>
          {history.acts.length > 0 && (
            <>
              <h3>{t('history')}</h3>
              <ul>
                {history.acts.map((act) => (
                  <li key={act.factId}>
                    {nameOf(actKind, act.kind, lang.value)}:{' '}
                    {t('by', { name: act.by, at: formatInstant(act.at) })}
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </section>
  );
}
