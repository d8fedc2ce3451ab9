import { errorText } from '../../shared/client.ts';
import { lang } from '../app/language.ts';
import { DeclarationFacts } from '../codes/DeclarationCode.tsx';
import { FullScreenQr } from '../codes/FullScreenQr.tsx';
import { receipts, sending, waiting } from '../data/outbox.ts';
import { reopen } from '../data/reopen.ts';
import { Notice } from '../kit/Notice.tsx';
import { QrCode } from '../kit/QrCode.tsx';
import { t } from './texts.ts';

/** What became of a declaration: received with its code, waiting, or refused. */
export function Done(props: { readonly id: string; readonly onAgain: () => void }) {
  const receipt = receipts.value.find(({ id }) => id === props.id);
  const refusal = waiting.value.find(({ id }) => id === props.id)?.refusal ?? null;
  if (receipt?.kind === 'declaration') {
    return (
      <>
        <Notice tone="good" title={t('done')}>
          <QrCode text={receipt.code} title={receipt.name} />
          <DeclarationFacts receipt={receipt} />
        </Notice>
        <div class="row">
          <FullScreenQr text={receipt.code} title={receipt.name} />
          <a class="button quiet" href={`/ma-cua-toi/${receipt.id}`}>
            {t('slip')}
          </a>
          <button type="button" onClick={props.onAgain}>
            {t('newOne')}
          </button>
        </div>
      </>
    );
  }
  if (refusal !== null) {
    return (
      <Notice tone="bad" title={t('refused')}>
        <p>{t('refusedMore', { why: errorText(refusal, lang.value) })}</p>
        <button type="button" onClick={() => void reopen(props.id).then(props.onAgain)}>
          {t('editAgain')}
        </button>
      </Notice>
    );
  }
  if (sending.value) {
    return <Notice tone="wait" title={t('sending')} />;
  }
  return (
    <Notice tone="wait" title={t('queued')}>
      <p>{t('queuedMore')}</p>
      <button type="button" onClick={props.onAgain}>
        {t('newOne')}
      </button>
    </Notice>
  );
}
