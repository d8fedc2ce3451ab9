import { blankPerson, type TypedPerson } from '../../../shared/forms/typed.ts';
import { alongOf } from '../../decide/entry.ts';
import { People } from '../../kit/Vitals.tsx';
import { t } from '../no-code-texts.ts';
import type { PartProps } from './types.ts';
import { PersonField } from './PersonParts.tsx';

const MOST = 20;

/** Who travels on the same declaration: counted with a key, and named where that matters, as children. */
export function Companions({ entry, change, errors }: PartProps) {
  const { companions } = entry.draft;
  const set = (next: readonly TypedPerson[]) => change({}, { companions: next });
  return (
    <>
      <People
        label={t('counted')}
        value={entry.counted === null && companions.length === 0 ? null : alongOf(entry)}
        least={companions.length}
        onChange={(counted) => change({ counted })}
      />
      {companions.map((person, index) => (
        <fieldset class="card" key={person.key}>
          <legend>{t('companion', { n: index + 1 })}</legend>
          {(['fullName', 'birth'] as const).map((part) => (
            <PersonField
              key={part}
              part={part}
              person={person}
              errors={errors}
              onChange={(next) => set(companions.map((one) => (one.key === next.key ? next : one)))}
            />
          ))}
          <details>
            <summary>{t('moreOfPerson')}</summary>
            {(['sex', 'phone', 'cccd'] as const).map((part) => (
              <PersonField
                key={part}
                part={part}
                person={person}
                errors={errors}
                onChange={(next) => set(companions.map((one) => (one.key === next.key ? next : one)))}
              />
            ))}
          </details>
          <button type="button" onClick={() => set(companions.filter(({ key }) => key !== person.key))}>
            {t('removeIt')}
          </button>
        </fieldset>
      ))}
      <button
        type="button"
        class="wide quiet"
        disabled={companions.length >= MOST}
        onClick={() => set([...companions, blankPerson()])}
      >
        + {t('nameCompanion')}
      </button>
    </>
  );
}
