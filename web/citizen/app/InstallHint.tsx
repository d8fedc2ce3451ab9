import { installOffer, needsIosHint } from './install.ts';
import { t } from './texts.ts';

/** How to put the app on the home screen, where the browser can. */
export function InstallHint() {
  const offer = installOffer.value;
  if (offer !== null) {
    return (
      <p class="hint">
        {t('installMore')}{' '}
        <button type="button" class="small" onClick={() => void offer.prompt()}>
          {t('install')}
        </button>
      </p>
    );
  }
  return needsIosHint() ? <p class="hint">{t('installIos')}</p> : null;
}
