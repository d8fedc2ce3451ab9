import type { JSX } from 'preact';
import { optionsOf } from '../../../contract/labels/kit.ts';
import { exposureLabels, symptomLabels } from '../../../contract/labels/signs.ts';
import {
  type FormFault,
  type FormStep,
  type FormVersion,
  isAsked,
  type StandardBlock,
} from '../../../lib/forms/index.ts';
import { lang } from '../app/language.ts';
import { Checks } from '../kit/Choices.tsx';
import { CommunePicker } from '../kit/CommunePicker.tsx';
import { Field } from '../kit/Field.tsx';
import { CompanionsStep } from './CompanionsStep.tsx';
import { PersonFields } from './PersonFields.tsx';
import { Question } from './Question.tsx';
import { t } from './texts.ts';
import { VisitsStep } from './VisitsStep.tsx';
import type { StepProps } from './types.ts';

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
        options={optionsOf(symptomLabels, lang.value)}
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
        options={optionsOf(exposureLabels, lang.value)}
        chosen={draft.exposures}
        onChange={(exposures) => change({ exposures })}
      />
      <p class="field-hint">{t('noneTick')}</p>
    </>
  );
}

const blocks: { readonly [block in StandardBlock]: (props: StepProps) => JSX.Element } = {
  person: PersonStep,
  home: HomeStep,
  symptoms: SymptomsStep,
  exposures: ExposuresStep,
  visits: VisitsStep,
  companions: CompanionsStep,
};

/** The questions of one page: the groups that every form asks, then its own. */
export function StepBody(props: StepProps & { readonly form: FormVersion; readonly step: FormStep }) {
  const { form, step, draft, change, errors } = props;
  const answers = draft.answers ?? {};
  return (
    <>
      {step.blocks.map((block) => {
        const Block = blocks[block];
        return <Block key={block} draft={draft} change={change} errors={errors} />;
      })}
      {step.fields
        .filter((field) => isAsked(form, field, answers))
        .map((field) => (
          <Question
            key={field.id}
            field={field}
            answer={answers[field.id]}
            fault={(errors[`answers.${field.id}`]?.slice(2) ?? null) as FormFault | null}
            onChange={(answer) => change({ answers: { ...answers, [field.id]: answer } })}
          />
        ))}
    </>
  );
}
