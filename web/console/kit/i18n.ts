import { useSyncExternalStore } from 'react';
import { type LabelCode, type LabelKind, label } from '../../../contract/labels.ts';
import { type Language, language, onLanguage } from '../../shared/texts.ts';

/** Language of the screen; the component is drawn again when it is switched. */
export function useLanguage(): Language {
  return useSyncExternalStore(onLanguage, language);
}

/** The translator of a feature, bound to the language of the screen. */
export function useTexts<T>(translate: T): T {
  useLanguage();
  return translate;
}

/** Name of a code in the language of the screen. */
export function useLabel(): <K extends LabelKind>(kind: K, code: LabelCode<K>) => string {
  const lang = useLanguage();
  return (kind, code) => label(kind, code, lang);
}
