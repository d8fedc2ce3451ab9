import { defineTexts } from '../../../shared/texts.ts';

/** What a chart can be taken away as. */
export const texts = defineTexts({
  vi: {
    csv: 'CSV',
    png: 'Ảnh PNG',
    svg: 'Ảnh SVG',
    barsAlt: '{title}; số liệu trong bảng bên dưới',
    pngFailed: 'Biểu đồ chưa vẽ xong; hãy đợi rồi thử lại.',
  },
  en: {
    csv: 'CSV',
    png: 'PNG picture',
    svg: 'SVG picture',
    barsAlt: '{title}; the figures are in the table below',
    pngFailed: 'The chart is not drawn yet; wait and try again.',
  },
});
