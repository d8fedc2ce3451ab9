import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { defined, typed } from '../../kit/defined.ts';
import { useTexts } from '../../kit/i18n.ts';
import type { Option } from '../../kit/pick/Picker.tsx';
import { PlacePicker } from '../../kit/pick/PlacePicker.tsx';
import { useSend } from '../../kit/useApi.ts';
import { wholeNumber } from '../gates/wholeNumber.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { Choice } from './Choice.tsx';
import type { Gate } from './types.ts';
import { termTexts } from './termTexts.ts';

type GateDialogProps = { readonly gate: Gate; readonly onClose: () => void };
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/u;

/** How a border gate works: yard, hours, appointments, and where that is written. */
export function GateDialog({ gate, onClose }: GateDialogProps) {
  const t = useTexts(termTexts);
  const { send, busy, failure } = useSend('PATCH /border/gates/{id}', ['/border']);
  const [yard, setYard] = useState<Option | null>(
    gate.yard === null ? null : { id: gate.yard.placeId, label: gate.yard.placeName },
  );
  const [form, setForm] = useState({
    opens: gate.opens ?? '07:00',
    closes: gate.closes ?? '19:00',
    slotMinutes: String(gate.slotMinutes ?? 60),
    slotCapacity: String(gate.slotCapacity ?? 20),
    source: gate.source ?? '',
    certainty: gate.certainty ?? 'unverified',
  });
  const [tried, setTried] = useState(false);
  const slotMinutes = wholeNumber(form.slotMinutes, 10, 240);
  const slotCapacity = wholeNumber(form.slotCapacity, 1, 1000);
  const source = typed(form.source);
  const ready =
    CLOCK.test(form.opens) &&
    CLOCK.test(form.closes) &&
    slotMinutes !== null &&
    slotCapacity !== null &&
    source !== undefined;
  const field = (name: 'opens' | 'closes' | 'slotMinutes' | 'slotCapacity' | 'source') => (
    <TextInput
      label={t(name)}
      required
      maxLength={name === 'source' ? 300 : 5}
      value={form[name]}
      onChange={(event) => setForm({ ...form, [name]: event.currentTarget.value })}
    />
  );
  const onSubmit = async () => {
    setTried(true);
    if (!ready || busy) {
      return;
    }
    const { opens, closes, certainty } = form;
    const result = await send({
      params: { id: gate.id },
      body: defined({
        yardId: yard?.id ?? null,
        slotMinutes,
        slotCapacity,
        opens,
        closes,
        source,
        certainty: certainty === 'verified' ? ('verified' as const) : ('unverified' as const),
      }),
    });
    if (result.ok) {
      onClose();
    }
  };
  return (
    <FormDialog
      title={t('editGate', { name: gate.name })}
      submit={t('save')}
      busy={busy}
      failure={failure}
      problem={tried && !ready ? t('needGate') : null}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <PlacePicker label={t('yard')} hint={t('noYard')} value={yard} onPick={setYard} />
      <div className="two">
        {field('opens')}
        {field('closes')}
        {field('slotMinutes')}
        {field('slotCapacity')}
      </div>
      {field('source')}
      <Choice
        label={t('certainty')}
        options={(['verified', 'unverified'] as const).map((value) => ({ value, label: t(value) }))}
        value={form.certainty}
        onChange={(certainty) => setForm({ ...form, certainty: certainty as typeof form.certainty })}
      />
    </FormDialog>
  );
}
