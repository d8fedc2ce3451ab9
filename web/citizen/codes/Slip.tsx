import { qrSvg } from '../../../lib/credentials/index.ts';
import type { ScreenProps } from '../app/router.ts';
import { loaded, receipts } from '../data/outbox.ts';
import { Page } from '../kit/Page.tsx';
import { QrCode } from '../kit/QrCode.tsx';
import { DeclarationFacts } from './DeclarationCode.tsx';
import { savePicture } from './picture.ts';
import { t } from './texts.ts';

/** One declaration as a slip of paper. */
export function Screen({ params }: ScreenProps) {
  const receipt = receipts.value.find(({ id }) => id === params[0]);
  if (receipt?.kind !== 'declaration') {
    return (
      <Page title={t('title')}>
        {loaded.value && <p>{t('slipGone')}</p>}
        <a href="/ma-cua-toi">{t('title')}</a>
      </Page>
    );
  }
  const title = t('qrOf', { name: receipt.name });
  const save = () => {
    const drawn = qrSvg(receipt.code, { title });
    if (drawn.ok) {
      void savePicture(drawn.value, `khai-bao-${receipt.shortCode}.png`);
    }
  };
  return (
    <Page title={t('title')}>
      <article class="slip">
        <h2>{t('slipTitle')}</h2>
        <QrCode text={receipt.code} title={title} />
        <DeclarationFacts receipt={receipt} />
        <p>{t('slipMore')}</p>
      </article>
      <div class="row no-print">
        <button type="button" class="button" onClick={() => print()}>
          {t('print')}
        </button>
        <button type="button" onClick={save}>
          {t('image')}
        </button>
      </div>
    </Page>
  );
}
