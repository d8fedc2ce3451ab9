import { paperForm, sectionsOf } from '../../../../contract/template-placeholders.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { texts } from './texts.ts';

/** What the articles of a kind of paper are called by their place: `Điều 2`, or the sections of a certificate or letter. */
export function useArticleName(kind: string): (at: number) => string {
  const t = useTexts(texts);
  const name = useLabel();
  return (at) => {
    const section = sectionsOf[paperForm(kind)][at];
    return section === undefined ? t('articleN', { n: at + 1 }) : name('paperSection', section);
  };
}
