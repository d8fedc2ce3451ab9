import { formatInstant } from '../../../shared/formats.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { logDetail, logWord } from './log-words.ts';
import type { LockdownRecord } from './types.ts';
import { texts } from './texts.ts';

/** What was done to the cordon, newest first. */
export function Log({ record }: { readonly record: LockdownRecord }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  return (
    <Panel title={t('log')}>
      <ul className="plain-list">
        {record.timeline.map((entry) => (
          <li key={`${entry.at} ${entry.kind} ${entry.detail}`} className="row">
            <span className="muted">{formatInstant(entry.at)}</span>
            <strong>{logWord(entry.kind, lang)}</strong>
            <span>{logDetail(entry, record.liftChecklist.items, lang)}</span>
            <span className="muted">{entry.by}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
