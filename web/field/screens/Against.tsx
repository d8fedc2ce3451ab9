import { useState } from 'preact/hooks';
import type { GateDecision } from '../../../lib/gates/index.ts';
import { decisionLabel } from '../kit/labels.ts';
import { t } from './decision-texts.ts';

/** Why the officer decides otherwise: one tap on a usual reason, or in words. */
export function Against(props: {
  readonly decision: GateDecision;
  readonly onReason: (reason: string) => void;
  readonly onBack: () => void;
}) {
  const [reason, setReason] = useState('');
  const usual = [t('why-order'), t('why-paper'), t('why-ill'), t('why-emergency')];
  return (
    <section class="against" aria-label={t('whyTitle')}>
      <h2>
        {t('whyTitle')}: {decisionLabel(props.decision)}
      </h2>
      {usual.map((text) => (
        <button key={text} type="button" class="wide quiet" onClick={() => props.onReason(text)}>
          {text}
        </button>
      ))}
      <form
        class="with-button"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== '') {
            props.onReason(reason.trim());
          }
        }}
      >
        <input
          type="text"
          aria-label={t('whyOther')}
          placeholder={t('whyOther')}
          maxLength={300}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
        <button type="submit">{t('confirm')}</button>
      </form>
      <button type="button" class="quiet" onClick={props.onBack}>
        {t('back')}
      </button>
    </section>
  );
}
