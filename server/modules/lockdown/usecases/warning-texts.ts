import type { ShapeWarning } from '../rules/shapes.ts';

const texts: { readonly [code in ShapeWarning]: readonly [vi: string, en: string] } = {
  large: [
    'Khu vẽ rộng hơn 5 km²: hãy kiểm tra lại ranh giới.',
    'The outline has more than 5 km²: check it again.',
  ],
  'outside-commune': [
    'Ranh giới có phần nằm ngoài xã, phường phụ trách: hãy kiểm tra lại.',
    'Part of the outline lies outside the commune in charge: check it again.',
  ],
  'far-from-commune': [
    'Ranh giới cách trung tâm xã hơn 15 km: có thể vẽ nhầm chỗ.',
    'The outline lies more than 15 km from the middle of the commune: perhaps drawn elsewhere.',
  ],
  'no-official-outline': [
    'Xã chưa có ranh giới chính thức nên không kiểm tra được khu có nằm trọn trong xã hay không.',
    'The commune has no official outline, so whether all of it lies inside could not be checked.',
  ],
};

/** Warnings about a shape, in words. */
export function warningTexts(
  warnings: readonly ShapeWarning[],
): { code: string; message: string; messageEn: string }[] {
  return warnings.map((code) => ({ code, message: texts[code][0], messageEn: texts[code][1] }));
}
