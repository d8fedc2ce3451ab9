import { blankPerson } from '../../shared/forms/typed.ts';
import { PersonFields } from './PersonFields.tsx';
import type { StepProps } from './types.ts';
import { t } from './texts.ts';

/** People who travel on the same declaration. */
export function CompanionsStep({ draft, change, errors }: StepProps) {
  const { companions } = draft;
  return (
    <>
      <p>{t('companionsQ')}</p>
      <p class="field-hint">{t('companionsMore')}</p>
      {companions.map((person, index) => (
        <fieldset class="box" key={person.key}>
          <legend>{t('companion', { n: index + 1 })}</legend>
          <PersonFields
            person={person}
            errors={errors}
            onChange={(next) =>
              change({ companions: companions.map((other) => (other.key === next.key ? next : other)) })
            }
          />
          <button
            type="button"
            class="link"
            onClick={() => change({ companions: companions.filter(({ key }) => key !== person.key) })}
          >
            {t('removeIt')}
          </button>
        </fieldset>
      ))}
      <button
        type="button"
        onClick={() => change({ companions: [...companions, blankPerson()] })}
        disabled={companions.length >= 20}
      >
        + {t('addCompanion')}
      </button>
    </>
  );
}
