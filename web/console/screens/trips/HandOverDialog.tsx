import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import type { Option } from '../../kit/pick/Picker.tsx';
import { PlacePicker } from '../../kit/pick/PlacePicker.tsx';
import { useSend } from '../../kit/useApi.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { Choice } from './Choice.tsx';
import { pageTexts } from './pageTexts.ts';
import { sealsOf } from '../../../shared/lists/trips.ts';
import { useYard } from './useYard.ts';
import type { TripRecord } from './types.ts';

type HandOverDialogProps = { readonly trip: TripRecord; readonly onClose: () => void };

/** The inland driver hands over: to whom, where, the seals, and where the inland driver sleeps. */
export function HandOverDialog({ trip, onClose }: HandOverDialogProps) {
  const t = useTexts(pageTexts);
  const { send, busy, failure } = useSend('POST /border/trips/{id}/hand-over', ['/border', '/lodging']);
  const [first] = useState(() => ({ id: newId(), at: new Date().toISOString() }));
  const yard = useYard(trip.gateId);
  const [chosen, setChosen] = useState<string | null>(null);
  const placeId = chosen ?? yard?.placeId ?? trip.gateId;
  const [fullName, setFullName] = useState('');
  const [phone, setPhone] = useState('');
  const [seals, setSeals] = useState(trip.seals.join(', '));
  const [inn, setInn] = useState<Option | null>(null);
  const [room, setRoom] = useState('');
  const [local, setLocal] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const name = typed(fullName);
  const onSubmit = async () => {
    setTried(true);
    if (name === undefined || placeId === '' || busy) {
      return;
    }
    const lodging = inn === null ? undefined : defined({ placeId: inn.id, room: typed(room) });
    const result = await send({
      params: { id: trip.id },
      body: defined({
        id: first.id,
        at: local === null ? first.at : localToInstant(local),
        placeId,
        to: defined({ fullName: name, phone: typed(phone) }),
        seals: sealsOf(seals) ?? [],
        lodging,
      }),
    });
    if (result.ok) {
      onClose();
    }
  };
  return (
    <FormDialog
      title={t('handTitle', { plate: trip.plate ?? '' })}
      submit={t('handOver')}
      busy={busy}
      failure={failure}
      problem={tried && name === undefined ? t('needTo') : null}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <div className="two">
        <TextInput
          label={t('toName')}
          required
          maxLength={120}
          data-autofocus
          value={fullName}
          onChange={(event) => setFullName(event.currentTarget.value)}
        />
        <TextInput
          label={t('toPhone')}
          type="tel"
          maxLength={30}
          value={phone}
          onChange={(event) => setPhone(event.currentTarget.value)}
        />
      </div>
      <Choice
        label={t('handPlace')}
        options={[
          ...(yard === null ? [] : [{ value: yard.placeId, label: yard.placeName }]),
          { value: trip.gateId, label: trip.gateName },
        ]}
        value={placeId}
        onChange={setChosen}
      />
      <TextInput
        label={t('sealsHand')}
        description={t('sealsHandHint')}
        maxLength={240}
        value={seals}
        onChange={(event) => setSeals(event.currentTarget.value)}
      />
      <div className="two">
        <PlacePicker label={t('lodgingPick')} kind="lodging" value={inn} onPick={setInn} />
        <TextInput
          label={t('room')}
          maxLength={40}
          value={room}
          onChange={(event) => setRoom(event.currentTarget.value)}
        />
      </div>
      <DateField label={t('time')} hint={t('timeHint')} time value={local} onChange={setLocal} />
    </FormDialog>
  );
}
