import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { BodyOf } from '../../../shared/client.ts';
import type { DataOf } from '../../kit/api.ts';
import { useEdit } from '../../kit/conflict/useEdit.tsx';
import { defined, typed } from '../../kit/defined.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useApi, useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';
import { UnitSelect } from './UnitSelect.tsx';

export type Household = DataOf<'GET /households/{id}'>;
export type HouseholdDialogProps = { readonly household: Household; readonly onClose: () => void };

/** What is out of date when a household changed. */
export const CHANGED = ['/households', '/people', '/community'];

type HouseholdPatch = Omit<BodyOf<'PATCH /households/{id}'>, 'version'>;

/** Saving a household: what a colleague changed meanwhile is shown beside it. */
export function useHouseholdEdit(household: Household, onSaved: () => void) {
  const t = useTexts(texts);
  const { send } = useSend('PATCH /households/{id}', CHANGED);
  const areaId = household.areaId ?? '';
  const units = useApi('GET /areas', { query: { parentId: areaId, limit: 200 } }, { enabled: areaId !== '' });
  return useEdit<HouseholdPatch, Household>({
    fields: {
      address: { label: t('address') },
      unitId: {
        label: t('unit'),
        show: (id) => units.data?.items.find((unit) => unit.id === id)?.name ?? household.unitName ?? '–',
      },
      headId: {
        label: t('isHead'),
        show: (id) => household.people.find(({ personId }) => personId === id)?.name ?? '–',
      },
    },
    send: async (patch, version) => await send({ params: { id: household.id }, body: { ...patch, version } }),
    onSaved,
  });
}

/** Address and unit of a household. */
export function EditDialog({ household, onClose }: HouseholdDialogProps) {
  const t = useTexts(texts);
  const [start] = useState(household);
  const { value, set, changes } = useDraft({ unitId: start.unitId, address: start.address ?? '' });
  const edit = useHouseholdEdit(start, onClose);
  const onSubmit = async () => {
    const { address, ...unit } = changes();
    // An address is corrected, never taken away.
    const patch = defined({ ...unit, address: address === undefined ? undefined : typed(address) });
    await edit.save(patch, start.version);
  };
  return (
    <>
      <FormDialog
        title={t('edit')}
        submit={t('save')}
        busy={edit.busy}
        failure={edit.failure}
        problem={null}
        onSubmit={onSubmit}
        onClose={onClose}
      >
        <TextInput
          label={t('address')}
          maxLength={300}
          value={value.address}
          onChange={(event) => set({ address: event.currentTarget.value })}
        />
        <UnitSelect communeId={start.areaId} value={value.unitId} onChange={(unitId) => set({ unitId })} />
      </FormDialog>
      {edit.dialog}
    </>
  );
}
