import type { ComponentChildren } from 'preact';
import { label } from '../../../contract/labels.ts';
import { formatCalendarDate } from '../../shared/formats.ts';
import { lang } from '../app/language.ts';
import type { DraftPerson } from '../data/draft.ts';
import { zoneData } from '../data/zone-data.ts';
import type { Step } from './rules.ts';
import type { StepProps } from './StepBody.tsx';
import { t } from './texts.ts';

function Group(props: { readonly step: Step; readonly children: ComponentChildren }) {
  return (
    <section class="box">
      <div class="row spread">
        <h3>{t(props.step)}</h3>
        <a href={`/khai-bao?buoc=${props.step}`} aria-label={`${t('edit')}: ${t(props.step)}`}>
          {t('edit')}
        </a>
      </div>
      {props.children}
    </section>
  );
}

function PersonLine({ person }: { readonly person: DraftPerson }) {
  const sex = person.sex === undefined ? '' : label('sex', person.sex, lang.value);
  return <p>{[person.fullName, person.birth, sex, person.phone, person.cccd].filter(Boolean).join(' · ')}</p>;
}

/** Everything that was entered, each group with its way back. */
export function Review({ draft }: StepProps) {
  const areaName = (id: string | null) => zoneData.value.value?.areas.find((area) => area.id === id)?.name;
  const list = (names: readonly string[]) => <p>{names.length === 0 ? t('none') : names.join(', ')}</p>;
  return (
    <>
      <Group step="person">
        <PersonLine person={draft.person} />
        {draft.person.phone === '' && draft.person.cccd === '' && <p class="warn">⚠ {t('noContact')}</p>}
      </Group>
      <Group step="home">
        <p>{[draft.address, areaName(draft.areaId)].filter(Boolean).join(', ') || t('unset')}</p>
        {draft.areaId === null && <p class="warn">⚠ {t('noCommune')}</p>}
      </Group>
      <Group step="symptoms">{list(draft.symptoms.map((code) => label('symptom', code, lang.value)))}</Group>
      <Group step="exposures">
        {list(draft.exposures.map((code) => label('exposure', code, lang.value)))}
      </Group>
      <Group step="visits">
        {draft.visits.length === 0 && <p>{t('none')}</p>}
        {draft.visits.map((visit) => (
          <p key={visit.key}>
            {[visit.text, areaName(visit.areaId)].filter(Boolean).join(', ')}:{' '}
            {formatCalendarDate(visit.from)} – {formatCalendarDate(visit.to)}
          </p>
        ))}
      </Group>
      <Group step="companions">
        {draft.companions.length === 0 && <p>{t('none')}</p>}
        {draft.companions.map((person) => (
          <PersonLine key={person.key} person={person} />
        ))}
      </Group>
    </>
  );
}
