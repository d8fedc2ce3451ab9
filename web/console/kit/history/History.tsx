import { historyAct, historyField } from '../../../../contract/labels/history.ts';
import { nameOf } from '../../../../contract/labels/kit.ts';
import { useLanguage, useTexts } from '../i18n.ts';
import { showInstant } from '../show.ts';
import { texts } from './texts.ts';

type Act = {
  readonly at: string;
  readonly by: string;
  readonly action: string;
  readonly fields: readonly string[];
  readonly reason: string | null;
};

/** What was done to a record in plain words, the newest first. */
export function History({ items }: { readonly items: readonly Act[] }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  if (items.length === 0) {
    return <p className="muted">{t('none')}</p>;
  }
  return (
    <ol className="plain">
      {items.map((act, i) => (
        <li key={`${act.at} ${i}`}>
          <strong>{nameOf(historyAct, act.action, lang)}</strong>
          {act.fields.length === 0
            ? ''
            : `: ${act.fields.map((field) => nameOf(historyField, field, lang)).join(', ')}`}
          <span className="muted small block">
            {showInstant(act.at)} · {act.by}
            {act.reason === null ? '' : ` · ${t('reason', { reason: act.reason })}`}
          </span>
        </li>
      ))}
    </ol>
  );
}
