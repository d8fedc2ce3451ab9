import { errorText } from '../../shared/client.ts';
import { formatInstant } from '../../shared/formats.ts';
import { lang } from '../app/language.ts';
import { discard, receipts, sending, waiting } from '../data/outbox.ts';
import type { Outgoing } from '../data/outbox-rules.ts';
import { Notice } from '../kit/Notice.tsx';
import { t } from './texts.ts';

type Presence = Extract<Outgoing, { kind: 'presence' }>;

/** What became of one check-in: green only when the server has confirmed it. */
function Result({ item }: { readonly item: Presence }) {
  const receipt = receipts.value.find(({ id }) => id === item.id);
  const queued = waiting.value.find(({ id }) => id === item.id);
  const { who } = item;
  if (receipt?.kind === 'presence') {
    const place = receipt.placeName;
    return receipt.collapsed ? (
      <Notice tone="good" title={t('before')}>
        <p>{t('beforeMore', { who, place })}</p>
      </Notice>
    ) : (
      <Notice tone="good" title={t('done')}>
        <p>{t('doneAt', { who, place, at: formatInstant(receipt.at) })}</p>
      </Notice>
    );
  }
  if (queued === undefined) {
    return <output>{t('withdrawn')}</output>;
  }
  if (sending.value && queued.refusal === null) {
    return <Notice tone="wait" title={t('sending')} />;
  }
  const withdraw = (
    <button type="button" onClick={() => void discard(item.id)}>
      {t('withdraw')}
    </button>
  );
  if (queued.refusal !== null) {
    return (
      <Notice tone="bad" title={t('refused')}>
        <p>{t('refusedMore', { who, why: errorText(queued.refusal, lang.value) })}</p>
        {withdraw}
      </Notice>
    );
  }
  return (
    <Notice tone="wait" title={t('queued')}>
      <p>{t('queuedMore', { who })}</p>
      {withdraw}
    </Notice>
  );
}

/** What became of a check-in, person by person. */
export function Results(props: { readonly items: readonly Outgoing[] }) {
  return (
    <>
      {props.items.map((item) => item.kind === 'presence' && <Result key={item.id} item={item} />)}
      <p class="field-hint">{t('wrong')}</p>
      <div class="row">
        <a class="button" href="/">
          {t('home')}
        </a>
        <a class="button quiet" href="/quet">
          {t('again')}
        </a>
      </div>
    </>
  );
}
