import { Textarea, TextInput } from '@mantine/core';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { PlacePicker } from '../../kit/pick/PlacePicker.tsx';
import type { ClusterDraft } from './draft.ts';
import { texts } from './texts.ts';

type ClusterFieldsProps = {
  readonly value: ClusterDraft;
  readonly set: (patch: Partial<ClusterDraft>) => void;
};

/** The fields of a cluster, for opening and for editing. */
export function ClusterFields({ value, set }: ClusterFieldsProps) {
  const t = useTexts(texts);
  return (
    <div className="stack">
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        required
        maxLength={160}
        value={value.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <div className="two">
        <DateField label={t('from')} time required value={value.from} onChange={(from) => set({ from })} />
        <DateField label={t('to')} time required value={value.to} onChange={(to) => set({ to })} />
        <CodeSelect
          kind="disease"
          label={t('disease')}
          value={value.disease}
          onChange={(disease) => set({ disease: disease ?? value.disease })}
        />
        <AreaPicker label={t('area')} required value={value.areaId} onPick={(areaId) => set({ areaId })} />
        <PlacePicker label={t('place')} value={value.place} onPick={(place) => set({ place })} />
        <CodeSelect
          kind="placeKind"
          label={t('placeKind')}
          value={value.placeKind}
          onChange={(placeKind) => set({ placeKind: placeKind ?? 'other' })}
        />
        <CodeSelect
          kind="eventStatus"
          label={t('status')}
          value={value.status}
          onChange={(status) => set({ status: status ?? 'EVENT' })}
        />
        <CodeSelect
          kind="investigationStatus"
          label={t('investigation')}
          value={value.investigation}
          onChange={(investigation) => set({ investigation: investigation ?? 'PENDING' })}
        />
        <CodeSelect
          kind="riskLevel"
          label={t('risk')}
          value={value.risk}
          onChange={(risk) => set({ risk: risk ?? 'UNKNOWN' })}
        />
      </div>
      <Textarea
        label={t('description')}
        maxLength={2000}
        rows={3}
        value={value.description}
        onChange={(event) => set({ description: event.currentTarget.value })}
      />
    </div>
  );
}
