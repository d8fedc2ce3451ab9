import { formatShortCode } from '../../../lib/credentials/index.ts';
import { formatInstant } from '../../shared/formats.ts';
import { go } from '../app/router.ts';
import { draft } from '../data/draft.ts';
import type { Receipt } from '../data/outbox-rules.ts';
import { changeReceived } from '../data/reopen.ts';
import { FullScreenQr } from './FullScreenQr.tsx';
import { t } from './texts.ts';

export type DeclarationReceipt = Extract<Receipt, { kind: 'declaration' }>;

/** Facts of a declaration in words: name, times, validity, spoken code. */
export function DeclarationFacts({ receipt }: { readonly receipt: DeclarationReceipt }) {
  const at = formatInstant(receipt.validUntil);
  const valid = Date.parse(receipt.validUntil) > Date.now();
  return (
    <>
      <p>
        <strong>{receipt.name}</strong>
        {receipt.companions > 0 && <> · {t('companions', { n: receipt.companions })}</>}
      </p>
      <p class={valid ? 'valid' : 'field-error'}>
        {valid ? '✓ ' : '✕ '}
        {valid ? t('valid', { at }) : t('expired', { at })}
      </p>
      <p>
        {t('short')}: <strong class="code">{formatShortCode(receipt.shortCode)}</strong>
      </p>
      <p class="field-hint">{t('declared', { at: formatInstant(receipt.declaredAt) })}</p>
      {receipt.atRisk && <p class="warn">⚠ {t('risk')}</p>}
    </>
  );
}

/** The way to change a declaration whose code is still valid. */
export function ChangeIt({ receipt }: { readonly receipt: DeclarationReceipt }) {
  const open = Date.parse(receipt.validUntil) > Date.now() && receipt.draft !== undefined;
  return open ? (
    <button
      type="button"
      onClick={() => {
        if (draft.value.value === null || confirm(t('changeSure'))) {
          void changeReceived(receipt.id).then(() => go('/khai-bao?buoc=review'));
        }
      }}
    >
      {t('changeIt')}
    </button>
  ) : null;
}

/** One declaration on the list of codes. */
export function DeclarationCode({ receipt }: { readonly receipt: DeclarationReceipt }) {
  return (
    <article class="box">
      <DeclarationFacts receipt={receipt} />
      <div class="row">
        <FullScreenQr text={receipt.code} title={t('qrOf', { name: receipt.name })} />
        <a class="button quiet" href={`/ma-cua-toi/${receipt.id}`}>
          {t('open')}
        </a>
        <ChangeIt receipt={receipt} />
      </div>
    </article>
  );
}
