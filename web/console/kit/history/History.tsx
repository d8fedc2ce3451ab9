import type { HistoryRow, ShownChange } from '../../../../contract/history.ts';
import { historyAct, historyField, historyRemark } from '../../../../contract/labels/history.ts';
import { nameOf } from '../../../../contract/labels/kit.ts';
import { useLabel, useLanguage, useTexts } from '../i18n.ts';
import { showInstant } from '../show.ts';
import { texts } from './texts.ts';
import './history.css';

/** What was done to a record in plain words, the newest first: who, when, and each field before and after. */
export function History({ items }: { readonly items: readonly HistoryRow[] }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  if (items.length === 0) {
    return <p className="muted">{t('none')}</p>;
  }
  return (
    <ol className="plain history">
      {items.map((act) => (
        <li key={act.id}>
          <strong>{nameOf(historyAct, act.action, lang)}</strong>
          {act.changes.length > 0 || act.fields.length === 0
            ? ''
            : `: ${act.fields.map((field) => nameOf(historyField, field, lang)).join(', ')}`}
          <Who act={act} />
          {act.changes.length === 0 ? null : (
            <ul>
              {act.changes.map((change) => (
                <Change key={change.field} change={change} />
              ))}
            </ul>
          )}
          {act.values === 'erased' ? (
            <span className="muted small block">{nameOf(historyRemark, 'erased', lang)}</span>
          ) : null}
          {act.values === 'altered' ? (
            <span className="warn small block">{nameOf(historyRemark, 'altered', lang)}</span>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function Who({ act: { at, by, role, areaName, reason } }: { readonly act: HistoryRow }) {
  const t = useTexts(texts);
  const name = useLabel();
  const office = [role === null ? null : name('role', role), areaName].filter(Boolean).join(', ');
  return (
    <span className="muted small block">
      {showInstant(at)} · {by}
      {office === '' ? '' : ` (${office})`}
      {reason === null ? '' : ` · ${t('reason', { reason })}`}
    </span>
  );
}

function Change({ change: { field, from, to, hidden } }: { readonly change: ShownChange }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const words = (value: ShownChange['from']) => value?.[lang] ?? nameOf(historyRemark, 'blank', lang);
  return (
    <li>
      {nameOf(historyField, field, lang)}:{' '}
      {hidden ? (
        <em>{nameOf(historyRemark, 'hidden', lang)}</em>
      ) : (
        <>
          <span className="history-from">{words(from)}</span> <span aria-hidden="true">→</span>
          <span className="hidden"> {t('became')} </span> <b>{words(to)}</b>
        </>
      )}
    </li>
  );
}
