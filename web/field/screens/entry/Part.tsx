import { exposureLabels, symptomLabels } from '../../../../contract/labels/signs.ts';
import type { ShortPart } from '../../../../lib/forms/index.ts';
import { Field } from '../../../citizen/kit/Field.tsx';
import { lang } from '../../app/language.ts';
import type { EntryFault } from '../../decide/entry.ts';
import { AreaField } from '../../kit/AreaField.tsx';
import { t } from '../no-code-texts.ts';
import { nameOfArea } from './area.ts';
import { Companions } from './Companions.tsx';
import { PersonField } from './PersonParts.tsx';
import { Signs } from './Signs.tsx';
import { Visits } from './Visits.tsx';
import type { PartProps } from './types.ts';

/** One part of the standard groups, which every form asks alike. */
export function Part(props: PartProps & { readonly part: ShortPart }) {
  const { part, form, entry, errors, faults, change } = props;
  const { draft, asked } = entry;
  const said = (fault: EntryFault) => (faults.includes(fault) ? t(fault) : null);
  switch (part) {
    case 'area': {
      const home = form.steps.find(({ blocks }) => blocks.includes('home'))?.title[lang.value];
      return (
        <AreaField
          label={home === undefined ? t('commune') : t('communeOf', { name: home })}
          chosen={draft.areaId === null ? '' : nameOfArea(draft.areaId)}
          error={said('needOrigin')}
          onChoose={({ code }) => change({}, { areaId: code })}
        />
      );
    }
    case 'address':
      return (
        <Field
          label={t('address')}
          value={draft.address}
          onInput={(address) => change({}, { address })}
          maxLength={300}
          enterkeyhint="next"
        />
      );
    case 'symptoms':
      return (
        <Signs
          question={t('symptomsQ')}
          labels={symptomLabels}
          asked={asked.symptoms}
          chosen={draft.symptoms}
          error={
            said('needSymptoms') ??
            (asked.symptoms === true && !draft.symptoms.length ? said('needSigns') : null)
          }
          onChange={(yes, symptoms) => change({ asked: { ...asked, symptoms: yes } }, { symptoms })}
        />
      );
    case 'exposures':
      return (
        <Signs
          question={t('exposuresQ')}
          labels={exposureLabels}
          asked={asked.exposures}
          chosen={draft.exposures}
          error={
            said('needExposures') ??
            (asked.exposures === true && !draft.exposures.length ? said('needSigns') : null)
          }
          onChange={(yes, exposures) => change({ asked: { ...asked, exposures: yes } }, { exposures })}
        />
      );
    case 'visits':
      return <Visits {...props} />;
    case 'companions':
      return <Companions {...props} />;
    default:
      return (
        <PersonField
          part={part}
          person={draft.person}
          errors={errors}
          onChange={(person) => change({}, { person })}
        />
      );
  }
}
