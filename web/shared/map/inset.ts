import { archipelagos } from '../../../lib/maps/index.ts';
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
