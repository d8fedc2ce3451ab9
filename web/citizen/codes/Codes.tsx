import { useEffect, useState } from 'preact/hooks';
import { receipts } from '../data/outbox.ts';
import { storageLasts } from '../data/store.ts';
import { me, visitorLabel } from '../data/people.ts';
import { Notice } from '../kit/Notice.tsx';
import { Page } from '../kit/Page.tsx';
import { CheckIns } from './CheckIns.tsx';
import { DeclarationCode } from './DeclarationCode.tsx';
import { FullScreenQr } from './FullScreenQr.tsx';
import { t } from './texts.ts';
import { Waiting } from './Waiting.tsx';
import { Wipe } from './Wipe.tsx';

/** C6: codes and receipts on this phone, also without a network. */
export function Screen() {
  const [lasts, setLasts] = useState(true);
  useEffect(() => {
    void storageLasts().then(setLasts);
  }, []);
  const declarations = receipts.value.filter((receipt) => receipt.kind === 'declaration');
  const owner = me.value.value;
  return (
    <Page title={t('title')}>
      {!lasts && <Notice tone="wait" title={t('noStorage')} />}
      <Waiting />
      <h2>{t('declarations')}</h2>
      {declarations.length === 0 && (
        <p>
          {t('none')} <a href="/khai-bao">{t('declare')}</a>
        </p>
      )}
      {declarations.map((receipt) => (
        <DeclarationCode key={receipt.id} receipt={receipt} />
      ))}
      <h2>{t('mine')}</h2>
      {owner === null ? (
        <p>{t('noMe')}</p>
      ) : (
        <div class="box">
          <p>
            <strong>{visitorLabel(owner)}</strong>
          </p>
          <p class="field-hint">{t('mineMore')}</p>
          <FullScreenQr text={owner.value} title={visitorLabel(owner)} />
        </div>
      )}
      <CheckIns />
      <Wipe />
    </Page>
  );
}
