import { useState } from 'preact/hooks';
import { forgetEverything } from '../data/forget.ts';
import { t } from './texts.ts';

/** Delete what this phone keeps: for shared phones. */
export function Wipe() {
  const [done, setDone] = useState(false);
  const onWipe = () => {
    if (confirm(t('wipeSure'))) {
      void forgetEverything().then(() => setDone(true));
    }
  };
  return (
    <section>
      <h2>{t('privacy')}</h2>
      <p>{t('privacyMore')}</p>
      <button type="button" class="danger" onClick={onWipe}>
        {t('wipe')}
      </button>
      <output>{done && t('wiped')}</output>
    </section>
  );
}
