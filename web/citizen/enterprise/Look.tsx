import { useEffect, useState } from 'preact/hooks';
import { label } from '../../../contract/labels.ts';
import { formatShortCode } from '../../../lib/credentials/index.ts';
import { formatCalendarDate, formatInstant } from '../../shared/formats.ts';
import { language } from '../../shared/texts.ts';
import { api } from '../data/api.ts';
import { Field } from '../kit/Field.tsx';
import { Notice } from '../kit/Notice.tsx';
import { QrCode } from '../kit/QrCode.tsx';
import { type SentRequest, sentRequests } from './kept.ts';
import { hoursOf, PrintedPermits } from './PrintedPermits.tsx';
import { t } from './texts.ts';
import type { Answer, OwnPermit } from './types.ts';

/** Signs beside the words of a state. */
const signs: { readonly [state in OwnPermit['state']]: string } = {
  SUBMITTED: '…',
  APPROVED: '✓',
  REFUSED: '✕',
  REVOKED: '✕',
  EXPIRED: '–',
};

/** What became of requests: by receipt code and phone, or those sent from this phone. */
export function Look() {
  const [receipt, setReceipt] = useState('');
  const [phone, setPhone] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const look = async (asked: Pick<SentRequest, 'receipt' | 'phone'>) => {
    if (asked.receipt.trim() === '' || asked.phone.trim() === '') {
      setFailure(t('lookBoth'));
      return;
    }
    setBusy(true);
    setFailure(null);
    const got = await api.call('POST /public/permits/requests', {
      body: { receipt: asked.receipt, phone: asked.phone },
    });
    setBusy(false);
    setAnswer(got.ok ? got.data : null);
    if (!got.ok) {
      const { code, message, messageEn } = got.error;
      setFailure(code === 'net.offline' ? t('offlineLook') : language() === 'vi' ? message : messageEn);
    }
  };
  const own = sentRequests.value.value ?? [];
  return (
    <>
      <div class="no-print">
        {own.length > 0 && (
          <fieldset>
            <legend>{t('kept')}</legend>
            {own.map((one) => (
              <button key={one.receipt} type="button" class="link" onClick={() => void look(one)}>
                {t('keptOne', { code: one.receipt, at: formatInstant(one.at) })}
              </button>
            ))}
          </fieldset>
        )}
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void look({ receipt, phone });
          }}
        >
          <Field
            label={t('receipt')}
            hint={t('receiptHint')}
            value={receipt}
            onInput={setReceipt}
            maxLength={40}
            autocapitalize="characters"
            autocomplete="off"
            spellcheck={false}
          />
          <Field
            label={t('phone')}
            type="tel"
            value={phone}
            onInput={setPhone}
            maxLength={20}
            autocomplete="tel"
          />
          <button type="submit" disabled={busy}>
            {t(busy ? 'looking' : 'look')}
          </button>
        </form>
        {failure !== null && (
          <Notice tone="bad" title={t('failed')}>
            <p>{failure}</p>
          </Notice>
        )}
      </div>
      {answer !== null && <Requests answer={answer} />}
    </>
  );
}

function Requests({ answer }: { readonly answer: Answer }) {
  const [printing, setPrinting] = useState<readonly OwnPermit[]>([]);
  const good = answer.items.filter(({ signed }) => signed !== null);
  const waiting = answer.items.filter(({ state }) => state === 'SUBMITTED').length;
  // The paper is drawn first, then printed.
  useEffect(() => {
    if (printing.length > 0) {
      print();
    }
  }, [printing]);
  return (
    <>
      <section class="no-print">
        <h2>{t('resultOf', { name: answer.enterprise, n: answer.items.length })}</h2>
        <p>
          {t('states', {
            approved: good.length,
            waiting,
            other: answer.items.length - good.length - waiting,
          })}
        </p>
        {good.length > 0 && (
          <button type="button" class="button" onClick={() => setPrinting([...good])}>
            {t('printAll', { n: good.length })}
          </button>
        )}
        <ul class="plain">
          {answer.items.map((item) => (
            <li key={item.id}>
              <Request item={item} onPrint={() => setPrinting([item])} />
            </li>
          ))}
        </ul>
      </section>
      <PrintedPermits enterprise={answer.enterprise} permits={printing} />
    </>
  );
}

function Request({ item, onPrint }: { readonly item: OwnPermit; readonly onPrint: () => void }) {
  const [open, setOpen] = useState(false);
  const code = item.shortCode === null ? '' : formatShortCode(item.shortCode);
  const lang = language();
  return (
    <>
      <div class="row spread">
        <strong>{[item.name, item.plate].filter((text) => text !== null).join(' · ')}</strong>
        <span>
          <span aria-hidden="true">{signs[item.state]} </span>
          {label('permitState', item.state, lang)}
        </span>
      </div>
      <p class="field-hint">
        {[
          label('permitKind', item.kind, lang),
          t('term', { from: formatCalendarDate(item.from), until: formatCalendarDate(item.until) }),
          hoursOf(item),
        ].join(' · ')}
      </p>
      {item.reason !== null && <p>{t('reason', { reason: item.reason })}</p>}
      {item.signed !== null && (
        <>
          <div class="row">
            <button
              type="button"
              class="small"
              aria-expanded={open}
              aria-label={t('showOf', { code })}
              onClick={() => setOpen(!open)}
            >
              {t(open ? 'hide' : 'show')}
            </button>
            <button type="button" class="small" aria-label={t('printOneOf', { code })} onClick={onPrint}>
              {t('printOne')}
            </button>
            <span class="code">{code}</span>
          </div>
          {open && <QrCode text={item.signed} title={t('qrOf', { code })} />}
        </>
      )}
    </>
  );
}
