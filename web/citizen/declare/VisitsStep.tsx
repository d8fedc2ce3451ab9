import { addDays, calendarDate } from '../../shared/formats.ts';
import { newId } from '../../shared/ids.ts';
import type { TypedVisit } from '../../shared/forms/typed.ts';
import { CommunePicker } from '../kit/CommunePicker.tsx';
import { Field } from '../kit/Field.tsx';
import { type Errors, LOOK_BACK_DAYS } from '../../shared/forms/check.ts';
import type { StepProps } from './types.ts';
import { errorSentence } from '../../shared/forms/words.ts';
import { lang } from '../app/language.ts';
import { t } from './texts.ts';

function Visit(props: {
  readonly visit: TypedVisit;
  readonly number: number;
  readonly errors: Errors;
  readonly onChange: (visit: TypedVisit | null) => void;
}) {
  const { visit, errors, onChange } = props;
  const today = calendarDate(Date.now());
  const range = { min: addDays(today, -LOOK_BACK_DAYS), max: today, type: 'date' as const };
  const days = errors[`${visit.key}.days`];
  const place = errors[`${visit.key}.place`];
  return (
    <fieldset class="box">
      <legend>{t('visit', { n: props.number })}</legend>
      <CommunePicker chosen={visit.areaId} onChoose={(areaId) => onChange({ ...visit, areaId })} />
      <Field
        label={t('visitText')}
        value={visit.text}
        onInput={(text) => onChange({ ...visit, text })}
        maxLength={200}
        error={place === undefined ? null : errorSentence(place, lang.value)}
      />
      <div class="row">
        <Field
          {...range}
          label={t('from')}
          value={visit.from}
          onInput={(from) => onChange({ ...visit, from })}
        />
        <Field
          {...range}
          label={t('to')}
          value={visit.to}
          onInput={(to) => onChange({ ...visit, to })}
          error={days === undefined ? null : errorSentence(days, lang.value)}
        />
      </div>
      <button type="button" class="link" onClick={() => onChange(null)}>
        {t('removeIt')}
      </button>
    </fieldset>
  );
}

/** Places visited in the time asked for. */
export function VisitsStep({ draft, change, errors }: StepProps) {
  const { visits } = draft;
  const replace = (key: string, next: TypedVisit | null) =>
    change({ visits: visits.flatMap((visit) => (visit.key === key ? (next ?? []) : visit)) });
  const add = () => {
    const today = calendarDate(Date.now());
    change({ visits: [...visits, { key: newId(), areaId: null, text: '', from: today, to: today }] });
  };
  return (
    <>
      <p>{t('visitsQ')}</p>
      {visits.map((visit, index) => (
        <Visit
          key={visit.key}
          visit={visit}
          number={index + 1}
          errors={errors}
          onChange={(next) => replace(visit.key, next)}
        />
      ))}
      <button type="button" onClick={add} disabled={visits.length >= 60}>
        + {t('addVisit')}
      </button>
    </>
  );
}
