import { labelOptions } from '../../../contract/labels.ts';
import { lang } from '../app/language.ts';
import type { Draft } from '../data/draft.ts';
import { Checks } from '../kit/Choices.tsx';
import { CommunePicker } from '../kit/CommunePicker.tsx';
import { Field } from '../kit/Field.tsx';
import { CompanionsStep } from './CompanionsStep.tsx';
import { PersonFields } from './PersonFields.tsx';
import { Review } from './Review.tsx';
import type { Errors, Step } from './rules.ts';
import { t } from './texts.ts';
import { VisitsStep } from './VisitsStep.tsx';

export type StepProps = {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly errors: Errors;
};

function PersonStep({ draft, change, errors }: StepProps) {
  return (
    <>
      <p class="field-hint">{t('law')}</p>
      <PersonFields
        person={draft.person}
        errors={errors}
        scan
        onChange={(person, address) => change(address === undefined ? { person } : { person, address })}
      />
    </>
  );
}

function HomeStep({ draft, change }: StepProps) {
  return (
    <>
      <CommunePicker chosen={draft.areaId} onChoose={(areaId) => change({ areaId })} />
      <Field
        label={t('address')}
        value={draft.address}
        onInput={(address) => change({ address })}
        maxLength={300}
        autocomplete="street-address"
      />
    </>
  );
}

function SymptomsStep({ draft, change }: StepProps) {
  return (
    <>
      <Checks
        legend={t('symptomsQ')}
        options={labelOptions('symptom', lang.value)}
        chosen={draft.symptoms}
        onChange={(symptoms) => change({ symptoms })}
      />
      <p class="field-hint">{t('noneTick')}</p>
    </>
  );
}

function ExposuresStep({ draft, change }: StepProps) {
  return (
    <>
      <Checks
        legend={t('exposuresQ')}
        options={labelOptions('exposure', lang.value)}
        chosen={draft.exposures}
        onChange={(exposures) => change({ exposures })}
      />
      <p class="field-hint">{t('noneTick')}</p>
    </>
  );
}

const bodies = {
  person: PersonStep,
  home: HomeStep,
  symptoms: SymptomsStep,
  exposures: ExposuresStep,
  visits: VisitsStep,
  companions: CompanionsStep,
  review: Review,
};

/** The questions of one page. */
export function StepBody(props: StepProps & { readonly step: Step }) {
  const Body = bodies[props.step];
  return <Body key={props.step} draft={props.draft} change={props.change} errors={props.errors} />;
}
