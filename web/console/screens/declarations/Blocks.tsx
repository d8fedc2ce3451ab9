import { Button, Checkbox, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { labelOptions } from '../../../../contract/labels.ts';
import type { StandardBlock } from '../../../../lib/forms/index.ts';
import { addDays, calendarDate } from '../../../shared/formats.ts';
import { type Errors, LOOK_BACK_DAYS } from '../../../shared/forms/check.ts';
import { blankPerson, type TypedDeclaration, type TypedVisit } from '../../../shared/forms/typed.ts';
import { errorSentence } from '../../../shared/forms/words.ts';
import { newId } from '../../../shared/ids.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { SymptomChecks } from '../../kit/form/SymptomChecks.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { useNow } from '../../kit/useNow.ts';
import { PersonBlock } from './PersonBlock.tsx';
import { texts } from './texts.ts';

export type BlockProps = {
  readonly typed: TypedDeclaration;
  readonly change: (part: Partial<TypedDeclaration>) => void;
  readonly errors: Errors;
};

function Declarer({ typed, change, errors }: BlockProps) {
  return (
    <PersonBlock
      person={typed.person}
      errors={errors}
      onChange={(person, address) => change(address === undefined ? { person } : { person, address })}
    />
  );
}

function Home({ typed, change }: BlockProps) {
  const t = useTexts(texts);
  return (
    <div className="two">
      <AreaPicker
        label={t('area')}
        kind="commune"
        value={typed.areaId}
        onPick={(areaId) => change({ areaId })}
      />
      <TextInput
        label={t('address')}
        maxLength={300}
        value={typed.address}
        onChange={(event) => change({ address: event.currentTarget.value })}
      />
    </div>
  );
}

function Symptoms({ typed, change }: BlockProps) {
  const t = useTexts(texts);
  return (
    <>
      <SymptomChecks
        label={t('symptomsQ')}
        value={typed.symptoms}
        onChange={(symptoms) => change({ symptoms: symptoms as TypedDeclaration['symptoms'] })}
      />
      <p className="muted small">{t('nothingAsked')}</p>
    </>
  );
}

function Exposures({ typed, change }: BlockProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  return (
    <Checkbox.Group
      label={t('exposuresQ')}
      value={[...typed.exposures]}
      onChange={(exposures) => change({ exposures: exposures as TypedDeclaration['exposures'] })}
    >
      <div className="stack">
        {labelOptions('exposure', lang).map((option) => (
          <Checkbox key={option.value} value={option.value} label={option.label} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

function Visits({ typed, change, errors }: BlockProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const today = calendarDate(useNow());
  const set = (next: TypedVisit) =>
    change({ visits: typed.visits.map((visit) => (visit.key === next.key ? next : visit)) });
  const error = (key: string) => {
    const code = errors[key];
    return code === undefined ? null : errorSentence(code, lang);
  };
  return (
    <>
      <p className="muted small">{t('visitsQ')}</p>
      {typed.visits.map((visit, index) => (
        <fieldset key={visit.key} className="panel">
          <legend>{t('visit', { n: index + 1 })}</legend>
          <div className="two">
            <AreaPicker
              label={t('area')}
              value={visit.areaId}
              error={error(`${visit.key}.place`)}
              onPick={(areaId) => set({ ...visit, areaId })}
            />
            <TextInput
              label={t('visitText')}
              maxLength={200}
              value={visit.text}
              onChange={(event) => set({ ...visit, text: event.currentTarget.value })}
            />
            <DateField
              label={t('from')}
              value={visit.from}
              max={today}
              error={error(`${visit.key}.days`)}
              onChange={(from) => set({ ...visit, from: from ?? addDays(today, -LOOK_BACK_DAYS) })}
            />
            <DateField
              label={t('to')}
              value={visit.to}
              max={today}
              onChange={(to) => set({ ...visit, to: to ?? today })}
            />
          </div>
          <Remove onRemove={() => change({ visits: typed.visits.filter(({ key }) => key !== visit.key) })} />
        </fieldset>
      ))}
      <div>
        <Button
          variant="default"
          disabled={typed.visits.length >= 60}
          onClick={() =>
            change({
              visits: [...typed.visits, { key: newId(), areaId: null, text: '', from: today, to: today }],
            })
          }
        >
          {t('addVisit')}
        </Button>
      </div>
    </>
  );
}

function Companions({ typed, change, errors }: BlockProps) {
  const t = useTexts(texts);
  const { companions } = typed;
  return (
    <>
      {companions.map((person, index) => (
        <fieldset key={person.key} className="panel">
          <legend>{t('companion', { n: index + 1 })}</legend>
          <PersonBlock
            person={person}
            errors={errors}
            onChange={(next) =>
              change({ companions: companions.map((one) => (one.key === next.key ? next : one)) })
            }
          />
          <Remove
            onRemove={() => change({ companions: companions.filter(({ key }) => key !== person.key) })}
          />
        </fieldset>
      ))}
      <div>
        <Button
          variant="default"
          disabled={companions.length >= 20}
          onClick={() => change({ companions: [...companions, blankPerson()] })}
        >
          {t('addCompanion')}
        </Button>
      </div>
    </>
  );
}

function Remove({ onRemove }: { readonly onRemove: () => void }) {
  const t = useTexts(texts);
  return (
    <div>
      <Button variant="subtle" color="red" size="compact-sm" onClick={onRemove}>
        {t('removeIt')}
      </Button>
    </div>
  );
}

/** The groups of questions that every form asks alike. */
export const blocks: { readonly [block in StandardBlock]: (props: BlockProps) => ReactNode } = {
  person: Declarer,
  home: Home,
  symptoms: Symptoms,
  exposures: Exposures,
  visits: Visits,
  companions: Companions,
};
