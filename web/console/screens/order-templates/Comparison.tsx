import { useLabel, useTexts } from '../../kit/i18n.ts';
import { compareWordings, type DiffLine, type Wording } from './draft.ts';
import { texts } from './texts.ts';
import { useArticleName } from './useArticleName.ts';

type ComparisonProps = { readonly kind: string; readonly before: Wording; readonly after: Wording };
const signs: { readonly [mark in DiffLine['mark']]: string } = { same: ' ', added: '+', taken: '−' };

/** What differs between two versions, line by line, by mark and word. */
export function Comparison({ kind, before, after }: ComparisonProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const articleName = useArticleName(kind);
  const parts = compareWordings(before, after);
  if (parts.length === 0) {
    return <p className="muted">{t('noDifference')}</p>;
  }
  return (
    <div className="stack">
      {parts.map(({ part, article, lines }) => (
        <section key={`${part} ${article}`}>
          <h3>{article === null ? name('templatePart', part) : articleName(article)}</h3>
          <ul className="plain comparison">
            {lines.map(({ mark, text }, i) => (
              <li key={i} className={`line-${mark}`}>
                <span aria-hidden="true">{signs[mark]} </span>
                {mark === 'same' ? null : <span className="hidden">{t(mark)} </span>}
                <span lang="vi">{text}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
