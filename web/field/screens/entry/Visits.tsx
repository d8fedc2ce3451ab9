import { Field } from '../../../citizen/kit/Field.tsx';
import { addDays, calendarDate } from '../../../shared/formats.ts';
import { LOOK_BACK_DAYS } from '../../../shared/forms/check.ts';
import type { TypedVisit } from '../../../shared/forms/typed.ts';
import { errorSentence } from '../../../shared/forms/words.ts';
import { newId } from '../../../shared/ids.ts';
import { lang } from '../../app/language.ts';
import { now } from '../../data/session.ts';
import { AreaField } from '../../kit/AreaField.tsx';
import { t } from '../no-code-texts.ts';
import { nameOfArea } from './area.ts';
import type { PartProps } from './types.ts';

const MOST = 60;

/** Places of the time asked for. */
export function Visits({ entry, change, errors }: PartProps) {
  const { visits } = entry.draft;
  const today = calendarDate(now());
  const range = { min: addDays(today, -LOOK_BACK_DAYS), max: today, type: 'date' as const };
  const said = (key: string) => {
    const code = errors[key];
    return code === undefined ? null : errorSentence(code, lang.value);
  };
  const set = (key: string, part: Partial<TypedVisit> | null) =>
    change(
      {},
      {
        visits: visits.flatMap((one) => (one.key !== key ? one : part === null ? [] : { ...one, ...part })),
      },
    );
  return (
    <section>
      <p>{t('visitsQ')}</p>
      {visits.map((visit, index) => (
        <fieldset class="card" key={visit.key}>
          <legend>{t('visit', { n: index + 1 })}</legend>
          <AreaField
            label={t('commune')}
            chosen={visit.areaId === null ? '' : nameOfArea(visit.areaId)}
            onChoose={({ code }) => set(visit.key, { areaId: code })}
          />
          <Field
            label={t('visitText')}
            value={visit.text}
            onInput={(text) => set(visit.key, { text })}
            maxLength={200}
            error={said(`${visit.key}.place`)}
          />
          <Field
            {...range}
            label={t('from')}
            value={visit.from}
            onInput={(from) => set(visit.key, { from })}
          />
          <Field
            {...range}
            label={t('to')}
            value={visit.to}
            onInput={(to) => set(visit.key, { to })}
            error={said(`${visit.key}.days`)}
          />
          <button type="button" onClick={() => set(visit.key, null)}>
            {t('removeIt')}
          </button>
        </fieldset>
      ))}
      <button
        type="button"
        class="wide quiet"
        disabled={visits.length >= MOST}
        onClick={() =>
          change(
            {},
            { visits: [...visits, { key: newId(), areaId: null, text: '', from: today, to: today }] },
          )
        }
      >
        + {t('addVisit')}
      </button>
    </section>
  );
}
