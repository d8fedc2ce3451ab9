import { setLanguage } from '../../../shared/texts.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { texts } from './texts.ts';

const names = { vi: 'Tiếng Việt', en: 'English' } as const;

/** Vietnamese or English; what is typed on the page stays. */
export function LanguageSwitch() {
  const t = useTexts(texts);
  const lang = useLanguage();
  return (
    <fieldset className="segments" aria-label={t('language')}>
      {(['vi', 'en'] as const).map((code) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={lang === code}
          title={names[code]}
          onClick={() => setLanguage(code)}
        >
          {code.toUpperCase()}
          <span className="hidden"> {names[code]}</span>
        </button>
      ))}
    </fieldset>
  );
}
