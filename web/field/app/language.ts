import { signal } from '@preact/signals';
import { language, onLanguage, readLanguageBy } from '../../shared/texts.ts';

/** Language of the screens; reading it in a component, by itself or in a translation, redraws it on a switch. */
export const lang = signal(language());
onLanguage((next) => (lang.value = next));
readLanguageBy(() => lang.value);
