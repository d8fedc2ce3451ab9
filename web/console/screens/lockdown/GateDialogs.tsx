import { NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { MOST_SHIFTS, readGuards, shiftsOf } from './guard-lines.ts';
import type { LockdownRecord } from './types.ts';
import { texts } from './texts.ts';

type Gate = LockdownRecord['gates'][number];
type GateDialogProps = {
  readonly lockdownId: string;
  readonly gate: Gate;
  readonly onClose: () => void;
};

/** A gate of the cordon. */
export function NewGate({
  lockdownId,
  onClose,
}: {
  readonly lockdownId: string;
  readonly onClose: () => void;
}) {
  const t = useTexts(texts);
  const { send, busy, failure } = useSend('POST /lockdowns/{id}/gates', ['/lockdowns']);
  const [id] = useState(() => newId());
  const [name, setName] = useState('');
  const [where, setWhere] = useState('');
  const [tried, setTried] = useState(false);
  const given = typed(name);
  return (
    <FormDialog
      title={t('addGate')}
      submit={t('addGate')}
      busy={busy}
      failure={failure}
      problem={tried && given === undefined ? t('gateFields') : null}
      onSubmit={async () => {
        setTried(true);
        if (given === undefined || busy) {
          return;
        }
        const body = defined({ id, name: given, where: typed(where) });
        const result = await send({ params: { id: lockdownId }, body });
        if (result.ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      <TextInput
        label={t('gateName')}
        required
        maxLength={120}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('gateWhere')}
        maxLength={200}
        value={where}
        onChange={(event) => setWhere(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

/** Closing a gate: it isn't opened again, so one press is not enough. */
export function CloseGate({ lockdownId, gate, onClose }: GateDialogProps) {
  const t = useTexts(texts);
  const { send, busy, failure } = useSend('POST /lockdowns/{id}/gates/{gateId}/close', ['/lockdowns']);
  return (
    <FormDialog
      title={`${t('close')}: ${gate.name}`}
      submit={t('close')}
      busy={busy}
      failure={failure}
      problem={null}
      onSubmit={async () => {
        const result = await send({ params: { id: lockdownId, gateId: gate.id } });
        if (result.ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      <p>{t('closeHint')}</p>
    </FormDialog>
  );
}

const SHIFT_MS = 8 * 3_600_000;
const MOST_DAYS = 31;

/** Puts guards on the roster of a gate: one a line, the same hours on as many days as are given. */
export function NewGuards({ lockdownId, gate, onClose }: GateDialogProps) {
  const t = useTexts(texts);
  const { send, busy, failure } = useSend('POST /lockdowns/{id}/guards', ['/lockdowns']);
  const [id] = useState(() => newId());
  const [lines, setLines] = useState('');
  const [from, setFrom] = useState<string | null>(() => instantToLocal(Date.now()));
  const [to, setTo] = useState<string | null>(() => instantToLocal(Date.now() + SHIFT_MS));
  const [days, setDays] = useState<number | string>(1);
  const [tried, setTried] = useState(false);
  const guards = readGuards(lines);
  const times = typeof days === 'number' ? days : 1;
  const missing = guards.length === 0 || from === null || to === null;
  const tooMany = guards.length * times > MOST_SHIFTS;
  return (
    <FormDialog
      title={`${t('addGuards')}: ${gate.name}`}
      submit={t('addGuards')}
      busy={busy}
      failure={failure}
      problem={
        tried && missing ? t('guardFields') : tried && tooMany ? t('guardsMany', { n: MOST_SHIFTS }) : null
      }
      onSubmit={async () => {
        setTried(true);
        if (from === null || to === null || missing || tooMany || busy) {
          return;
        }
        const term = { from: localToInstant(from), to: localToInstant(to) };
        const result = await send({
          params: { id: lockdownId },
          body: { id, gateId: gate.id, guards: shiftsOf(guards, term, times) },
        });
        if (result.ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      <Textarea
        label={t('guardWho')}
        description={t('guardWhoHint')}
        required
        autosize
        minRows={2}
        maxLength={4000}
        data-autofocus
        value={lines}
        onChange={(event) => setLines(event.currentTarget.value)}
      />
      <div className="two">
        <DateField label={t('from')} time required value={from} onChange={setFrom} />
        <DateField label={t('to')} time required value={to} onChange={setTo} />
        <NumberInput
          label={t('guardDays')}
          description={t('guardDaysHint')}
          min={1}
          max={MOST_DAYS}
          allowDecimal={false}
          value={days}
          onChange={setDays}
        />
      </div>
    </FormDialog>
  );
}
