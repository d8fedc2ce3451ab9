import { info } from '../data/info.ts';
import { scheme, switchScheme } from './scheme.ts';
import { t } from './texts.ts';

/** Whom to call, and the switch of light and dark, on every page. */
export function Footer() {
  const known = info.value.value;
  return (
    <footer class="foot">
      <a href="tel:1022">{t('help')}</a>
      <a href="tel:115">{t('emergency')}</a>
      <button type="button" class="link" onClick={switchScheme}>
        {t(scheme.value === 'dark' ? 'toLight' : 'toDark')}
      </button>
      {known !== null && (
        <span>
          {t('name')} {known.version}
          {known.province === null ? '' : ` · ${known.province.name}`}
        </span>
      )}
    </footer>
  );
}
