import { info } from '../data/info.ts';
import { t } from './texts.ts';

/** Whom to call, on every page. */
export function Footer() {
  const known = info.value.value;
  return (
    <footer class="foot">
      <a href="tel:1022">{t('help')}</a>
      <a href="tel:115">{t('emergency')}</a>
      {known !== null && (
        <span>
          {t('name')} {known.version}
          {known.province === null ? '' : ` · ${known.province.name}`}
        </span>
      )}
    </footer>
  );
}
