import { errorText } from '../../../shared/client.ts';
import { formatTime } from '../../../shared/formats.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import type { Row } from './desk.ts';
import type { Outcome, Told } from './outcomes.ts';
import { texts } from './texts.ts';
import type { Shown } from './types.ts';

/** Mark of each outcome; word and colour go with it. */
export const marks: { readonly [outcome in Outcome]: string } = {
  sending: '…',
  recorded: '✓',
  already: '=',
  place: '■',
  person: '?',
  waiting: '↻',
  refused: '✕',
};

/** What an outcome means and what to do. */
export function useExplain(): (told: Told) => string {
  const t = useTexts(texts);
  const lang = useLanguage();
  return (told) => {
    if (told.reason !== null) {
      return t(told.reason);
    }
    if (told.code === 'request.session-required') {
      return t('waitingLogin');
    }
    if (told.outcome === 'waiting') {
      return t(told.code === null || told.code.startsWith('net.') ? 'waitingWhy' : 'waitingServer');
    }
    if (told.outcome === 'refused') {
      return told.error === null ? t('refusedCode', { code: told.code ?? '–' }) : errorText(told.error, lang);
    }
    return t(`${told.outcome}Why` as const);
  };
}

/** What became of the last thing typed, large enough to be seen from beside the desk. */
export function Latest({ shown, row }: { readonly shown: Shown | null; readonly row: Row | null }) {
  const t = useTexts(texts);
  const explain = useExplain();
  const problem = shown?.kind === 'problem' ? shown : null;
  const outcome = row?.outcome ?? (problem === null ? null : 'person');
  const timeFault =
    problem?.problem === 'needTime' || problem?.problem === 'future' || problem?.problem === 'leftBefore';
  const title = outcome === null ? t('ready') : t(timeFault ? 'refused' : outcome);
  return (
    <div
      className={`desk-latest desk-${timeFault ? 'refused' : (outcome ?? 'ready')}`}
      aria-live="polite"
      aria-atomic="true"
    >
      <span className="desk-mark" aria-hidden="true">
        {outcome === null ? '→' : marks[timeFault ? 'refused' : outcome]}
      </span>
      <div key={problem?.count ?? row?.id}>
        <strong className="desk-word">{title}</strong>
        {row === null ? null : (
          <span className="desk-who">
            {t(row.kind)} …{row.tail} · {formatTime(row.at)}
          </span>
        )}
        <p>{row === null ? t(problem?.problem ?? 'readyWhy') : explain(row)}</p>
      </div>
    </div>
  );
}
