import { formatNumber } from '../../../shared/formats.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { Tag } from '../../kit/Tag.tsx';
import type { SheetImport } from './types.ts';
import { texts } from './texts.ts';

/** What is wrong, with the first rows of each kind, and what was cleaned. */
export function Findings({ data }: { readonly data: SheetImport }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  if (data.problems.length + data.changes.length === 0) {
    return null;
  }
  return (
    <Panel title={t('results')}>
      {data.problems.length === 0 ? null : (
        <>
          <h3>{t('problems')}</h3>
          <ul>
            {data.problems.map((problem) => (
              <li key={problem.code}>
                <Tag tone="bad">{t('rowsN', { n: formatNumber(problem.rows) })}</Tag> {problem[lang]}{' '}
                <span className="muted">({t('firstRows', { rows: problem.first.join(', ') })})</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {data.changes.length === 0 ? null : (
        <>
          <h3>{t('changes')}</h3>
          <ul>
            {data.changes.map((change) => (
              <li key={change.reason}>
                <Tag tone="blue">{t('rowsN', { n: formatNumber(change.rows) })}</Tag> {change[lang]}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
