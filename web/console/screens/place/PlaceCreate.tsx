import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { newId } from '../../../shared/ids.ts';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { emptyPlace, inputOf } from './draft.ts';
import { PlaceFields } from './PlaceFields.tsx';
import { texts } from './texts.ts';

type PlaceCreateProps = {
  readonly areaId: string | null;
  readonly onCreated: (place: { readonly id: string; readonly code: string }) => void;
};

/** Form that registers a place. */
export function PlaceCreate({ areaId, onCreated }: PlaceCreateProps) {
  const t = useTexts(texts);
  const draft = useDraft(emptyPlace(areaId));
  const create = useSend('POST /places', ['/places']);
  const [id] = useState(() => newId());
  const [tried, setTried] = useState(false);
  const submit = async () => {
    setTried(true);
    const input = inputOf(draft.value);
    if (input === null) {
      return;
    }
    const result = await create.send({ body: { id, ...input } });
    if (result.ok) {
      onCreated(result.data);
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };
  return (
    <form className="stack" onSubmit={onSubmit} noValidate>
      <LeaveGuard dirty={draft.dirty} />
      <PlaceFields value={draft.value} set={draft.set} tried={tried} />
      <FailureNotice
        failure={create.failure}
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
      <Button type="submit" loading={create.busy}>
        {t('create')}
      </Button>
    </form>
  );
}
