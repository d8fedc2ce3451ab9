import type { ComponentChildren } from 'preact';
import { nameOf } from '../../../contract/labels/kit.ts';
import { sex as sexNames } from '../../../contract/labels/people.ts';
import { exposureLabels, symptomLabels } from '../../../contract/labels/signs.ts';
import { answerText, type FormVersion, isAsked, type StandardBlock } from '../../../lib/forms/index.ts';
import { formatCalendarDate } from '../../shared/formats.ts';
import type { TypedPerson } from '../../shared/forms/typed.ts';
import { lang } from '../app/language.ts';
import type { Draft } from '../data/draft.ts';
import { zoneData } from '../data/zone-data.ts';
import { t } from './texts.ts';

function Group(props: {
  readonly step: string;
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="box">
      <div class="row spread">
        <h3>{props.title}</h3>
        <a href={`/khai-bao?buoc=${props.step}`} aria-label={`${t('edit')}: ${props.title}`}>
          {t('edit')}
        </a>
      </div>
      {props.children}
    </section>
  );
}

function PersonLine({ person }: { readonly person: TypedPerson }) {
  const sex = person.sex === undefined ? '' : nameOf(sexNames, person.sex, lang.value);
  return <p>{[person.fullName, person.birth, sex, person.phone, person.cccd].filter(Boolean).join(' · ')}</p>;
}

const areaName = (id: string | null) => zoneData.value.value?.areas.find((area) => area.id === id)?.name;
const list = (names: readonly string[]) => <p>{names.length === 0 ? t('none') : names.join(', ')}</p>;

/** What was entered in a group that every form asks. */
function Block({ block, draft }: { readonly block: StandardBlock; readonly draft: Draft }) {
  switch (block) {
    case 'person':
      return (
        <>
          <PersonLine person={draft.person} />
          {draft.person.phone === '' && draft.person.cccd === '' && <p class="warn">⚠ {t('noContact')}</p>}
        </>
      );
    case 'home':
      return (
        <>
          <p>{[draft.address, areaName(draft.areaId)].filter(Boolean).join(', ') || t('unset')}</p>
          {draft.areaId === null && <p class="warn">⚠ {t('noCommune')}</p>}
        </>
      );
    case 'symptoms':
      return list(draft.symptoms.map((code) => nameOf(symptomLabels, code, lang.value)));
    case 'exposures':
      return list(draft.exposures.map((code) => nameOf(exposureLabels, code, lang.value)));
    case 'visits':
      return (
        <>
          {draft.visits.length === 0 && <p>{t('none')}</p>}
          {draft.visits.map((visit) => (
            <p key={visit.key}>
              {[visit.text, areaName(visit.areaId)].filter(Boolean).join(', ')}:{' '}
              {formatCalendarDate(visit.from)} – {formatCalendarDate(visit.to)}
            </p>
          ))}
        </>
      );
    case 'companions':
      return (
        <>
          {draft.companions.length === 0 && <p>{t('none')}</p>}
          {draft.companions.map((person) => (
            <PersonLine key={person.key} person={person} />
          ))}
        </>
      );
  }
}

/** Everything that was entered, each step with its way back. */
export function Review({ draft, form }: { readonly draft: Draft; readonly form: FormVersion }) {
  const answers = draft.answers ?? {};
  return (
    <>
      {form.steps.map((step) => (
        <Group key={step.id} step={step.id} title={step.title[lang.value]}>
          {step.blocks.map((block) => (
            <Block key={block} block={block} draft={draft} />
          ))}
          {step.fields
            .filter((field) => isAsked(form, field, answers))
            .map((field) => {
              const answer = answers[field.id];
              const said =
                answer === undefined || answer === '' ? '–' : answerText(field, answer, lang.value, areaName);
              return (
                <p key={field.id}>
                  {field.label[lang.value]}: <strong>{said}</strong>
                </p>
              );
            })}
        </Group>
      ))}
      {form.certainty === 'unverified' && <p class="field-hint">{form.legalBasis[lang.value]}</p>}
    </>
  );
}
