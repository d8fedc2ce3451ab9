import { ARCHIPELAGO_BOX, archipelagoParts, archipelagos } from '../../../lib/maps/index.ts';
import { t } from './texts.ts';

/** The inset with Hoàng Sa and Trường Sa (SVG text), in the language of the page. */
export function archipelagoInset(): string {
  return archipelagos({
    title: t('archipelagos'),
    paracel: t('paracel'),
    spratly: t('spratly'),
    country: t('country'),
  });
}

/** The same in parts, for a page whose letters must be larger than the inset's: dots in their box, and the two names. */
export function archipelagoSigns(): {
  readonly box: { readonly width: number; readonly height: number };
  readonly dots: readonly (readonly [x: number, y: number])[];
  readonly radius: number;
  readonly names: readonly string[];
} {
  const words = { paracel: t('paracel'), spratly: t('spratly'), country: t('country') };
  const { dots, radius } = archipelagoParts(words);
  const names = [words.paracel, words.spratly].map((name) => `${name} ${words.country}`);
  return { box: ARCHIPELAGO_BOX, dots, radius, names };
}
