import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { call } from '../../kit/api.ts';
import { useEdit } from '../../kit/conflict/useEdit.tsx';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { difference, useDraft } from '../../kit/form/useDraft.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { common } from '../../kit/texts.ts';
import { type PlaceInput, type PlaceRecord, draftOf, inputOf } from './draft.ts';
import { PlaceFields } from './PlaceFields.tsx';
import { texts } from './texts.ts';

type PlaceEditProps = {
  readonly place: PlaceRecord;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
};

/** Edits the changed fields of a place only; a conflict shows both versions. */
export function PlaceEdit({ place, onSaved, onCancel }: PlaceEditProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  const [start] = useState(place);
  const draft = useDraft(draftOf(start));
  const [tried, setTried] = useState(false);
  const edit = useEdit<PlaceInput, PlaceRecord>({
    fields: {
      name: { label: t('name') },
      kind: { label: t('kind'), show: (value) => name('placeKind', value as PlaceRecord['kind']) },
      areaId: { label: t('area') },
      address: { label: t('address') },
      lat: { label: t('lat') },
      lon: { label: t('lon') },
      capacity: { label: t('capacity') },
      ownerPhone: { label: t('ownerPhone') },
      publicPhone: { label: t('publicPhone') },
    },
    send: (patch, version) =>
      call('PATCH /places/{id}', { params: { id: place.id }, body: { ...patch, version } }),
    onSaved,
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const before = inputOf(draftOf(start));
    const now = inputOf(draft.value);
    if (before !== null && now !== null) {
      void edit.save(difference(before, now), start.version);
    }
  };
  return (
    <form className="stack" onSubmit={onSubmit} noValidate>
      <LeaveGuard dirty={draft.dirty} />
      <PlaceFields value={draft.value} set={draft.set} tried={tried} />
      <FailureNotice
        failure={edit.failure}
        typing
        labels={{
          name: t('name'),
          kind: t('kind'),
          areaId: t('area'),
          address: t('address'),
          lat: t('lat'),
          lon: t('lon'),
          capacity: t('capacity'),
          ownerPhone: t('ownerPhone'),
          publicPhone: t('publicPhone'),
        }}
      />
      {edit.dialog}
      <div className="row">
        <Button type="submit" loading={edit.busy} disabled={!draft.dirty}>
          {words('save')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {words('cancel')}
        </Button>
      </div>
    </form>
  );
}
