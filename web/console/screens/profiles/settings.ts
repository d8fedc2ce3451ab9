import { type LabelCode, labelOptions } from '../../../../contract/labels.ts';
import { type Language } from '../../../shared/texts.ts';

export type Setting = LabelCode<'contactSetting'> | LabelCode<'placeKind'>;

/** Every setting that may have minutes of its own, with its name: kinds of contact first, then kinds of places. */
export function settingOptions(lang: Language): { readonly value: Setting; readonly label: string }[] {
  return [...labelOptions('contactSetting', lang), ...labelOptions('placeKind', lang)];
}
