import type { FormKind } from '../../../lib/forms/index.ts';
import { calendarDate } from '../../shared/formats.ts';
import { lang } from '../app/language.ts';
import type { Draft } from '../data/draft.ts';
import { offeredForms } from './forms.ts';
import { t } from './texts.ts';

/** Which form, and for whom: asked first, since the further pages follow from it. */
export function KindChoice(props: {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}) {
  const { draft, change } = props;
  const forms = offeredForms(calendarDate(Date.now()));
  const chosen = forms.find(({ kind }) => kind === (draft.kind ?? 'people'));
  return (
    <>
      <label class="field">
        {t('kind')}
        <select
          value={draft.kind ?? 'people'}
          onChange={(event) => change({ kind: event.currentTarget.value as FormKind })}
        >
          {forms.map((form) => (
            <option key={form.kind} value={form.kind}>
              {form.title[lang.value]}
            </option>
          ))}
        </select>
      </label>
      <p class="field-hint">{chosen?.lead[lang.value]}</p>
      <label class="choice">
        <input
          type="checkbox"
          checked={draft.byRelative === true}
          onChange={(event) => change({ byRelative: event.currentTarget.checked })}
        />
        <span>{t('byRelative')}</span>
      </label>
    </>
  );
}
