import { useState } from 'preact/hooks';
import type { DataOf } from '../../shared/client.ts';
import { newId } from '../../shared/ids.ts';
import { api } from '../data/api.ts';
import { Field } from '../kit/Field.tsx';
import { Notice } from '../kit/Notice.tsx';
import { Failure, type Refused } from './Failure.tsx';
import { t } from './texts.ts';

export type Proof = DataOf<'POST /public/privacy/proofs/{id}'>;
type Asked = { readonly id: string; readonly sends: boolean };

/** Proves who somebody is: the code of their card, then the code of a text. Nothing of it stays on the phone. */
export function Prove({ onProven }: { readonly onProven: (proof: Proof) => void }) {
  const [card, setCard] = useState('');
  const [year, setYear] = useState('');
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState<Asked | null>(null);
  const [wrong, setWrong] = useState<'year' | 'code' | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    if (!/^\d{4}$/u.test(year)) {
      setWrong('year');
      return;
    }
    const id = newId();
    const body = { id, cardCode: card.trim(), birthYear: Number(year) };
    setBusy(true);
    const answer = await api.call('POST /public/privacy/proofs', { body });
    setBusy(false);
    setWrong(null);
    setRefused(answer.ok ? null : answer.error);
    if (answer.ok) {
      setAsked({ id, sends: answer.data.sends });
    }
  };
  const confirm = async (id: string) => {
    if (!/^\d{6}$/u.test(code)) {
      setWrong('code');
      return;
    }
    setBusy(true);
    const answer = await api.call('POST /public/privacy/proofs/{id}', { params: { id }, body: { code } });
    setBusy(false);
    setWrong(null);
    setRefused(answer.ok ? null : answer.error);
    if (answer.ok) {
      onProven(answer.data);
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void (asked === null ? send() : confirm(asked.id));
      }}
    >
      <h2>{t('proveTitle')}</h2>
      <p>{t('proveMore')}</p>
      {asked === null ? (
        <>
          <Field
            label={t('card')}
            hint={t('cardHint')}
            value={card}
            onInput={setCard}
            maxLength={12}
            autocapitalize="characters"
            autocomplete="off"
            spellcheck={false}
          />
          <Field
            label={t('year')}
            value={year}
            onInput={setYear}
            inputMode="numeric"
            maxLength={4}
            autocomplete="bday-year"
            error={wrong === 'year' ? t('badYear') : null}
          />
          <button type="submit" disabled={busy || card.trim() === ''}>
            {t('send')}
          </button>
        </>
      ) : (
        <>
          <Notice tone="plain" title={t('sent')}>
            {asked.sends ? null : <p>{t('notSent')}</p>}
          </Notice>
          <Field
            label={t('code')}
            value={code}
            onInput={setCode}
            inputMode="numeric"
            maxLength={6}
            autocomplete="one-time-code"
            error={wrong === 'code' ? t('badCode') : null}
          />
          <button type="submit" disabled={busy}>
            {t('confirm')}
          </button>
          <button
            type="button"
            class="small"
            onClick={() => {
              setAsked(null);
              setCode('');
              setRefused(null);
            }}
          >
            {t('otherCode')}
          </button>
        </>
      )}
      <Failure refused={refused} />
    </form>
  );
}
