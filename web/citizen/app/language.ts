import { signal } from '@preact/signals';
import { language, onLanguage } from '../../shared/texts.ts';

/** Language of the screens; reading it in a component redraws that component on a switch. */
export const lang = signal(language());
onLanguage((next) => (lang.value = next));
