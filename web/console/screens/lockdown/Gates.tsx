import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatInstant, instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useSend } from '../../kit/useApi.ts';
import type { LockdownRecord } from './types.ts';
import { texts } from './texts.ts';

type Gate = LockdownRecord['gates'][number];
type GatesProps = { readonly record: LockdownRecord; readonly brief: boolean };

/** Gates of the cordon and who guards them; brief: those on guard now only. */
export function Gates({ record, brief }: GatesProps) {
  const t = useTexts(texts);
  const [adding, setAdding] = useState(false);
  const [rostering, setRostering] = useState<Gate | null>(null);
  const close = useSend('POST /lockdowns/{id}/gates/{gateId}/close', ['/lockdowns']);
  const works = record.may.manage && (record.state === 'ACTIVE' || record.state === 'DRAFT');
  const gates = brief ? record.gates.filter(({ closedAt }) => closedAt === null) : record.gates;
  return (
    <Panel title={t(brief ? 'guardsNow' : 'gates')}>
      <FailureNotice failure={close.failure} />
      {gates.length === 0 ? <p className="muted">{t('guardsNone')}</p> : null}
      <ul className="plain-list">
        {gates.map((gate) => (
          <li key={gate.id} className="stack tight">
            <div className="row">
              <strong>{gate.name}</strong>
              {gate.where === null ? null : <span className="muted">{gate.where}</span>}
              {gate.closedAt === null ? null : <Tag tone="muted">{t('closed')}</Tag>}
            </div>
            <Guards gate={gate} brief={brief} />
            {works && gate.closedAt === null ? (
              <div className="row">
                <Button
                  size="compact-md"
                  variant="default"
                  aria-label={`${t('addGuards')}: ${gate.name}`}
                  onClick={() => setRostering(gate)}
                >
                  {t('addGuards')}
                </Button>
                {brief ? null : (
                  <Button
                    size="compact-md"
                    variant="subtle"
                    aria-label={`${t('close')}: ${gate.name}`}
                    onClick={() => void close.send({ params: { id: record.id, gateId: gate.id } })}
                  >
                    {t('close')}
                  </Button>
                )}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {works ? (
        <div className="row">
          <Button variant="default" onClick={() => setAdding(true)}>
            {t('addGate')}
          </Button>
        </div>
      ) : null}
      {adding ? <NewGate lockdownId={record.id} onClose={() => setAdding(false)} /> : null}
      {rostering === null ? null : (
        <NewGuard lockdownId={record.id} gate={rostering} onClose={() => setRostering(null)} />
      )}
    </Panel>
  );
}

function Guards({ gate, brief }: { readonly gate: Gate; readonly brief: boolean }) {
  const t = useTexts(texts);
  const now = gate.guards.filter((guard) => guard.now);
  const shown = brief ? now : gate.guards;
  return (
    <>
      {gate.closedAt === null && now.length === 0 ? (
        <div>
          <Tag tone="bad">{t('empty')}</Tag>
        </div>
      ) : null}
      {shown.map((guard) => (
        <div key={guard.id} className="row">
          <span>{guard.who}</span>
          <PhoneLink phone={guard.phone} />
          <span className="muted">
            {t('termOf', { from: formatInstant(guard.from), until: formatInstant(guard.to) })}
          </span>
          {!brief && guard.now ? <Tag tone="good">{t('guardsNow')}</Tag> : null}
        </div>
      ))}
    </>
  );
}

function NewGate({ lockdownId, onClose }: { readonly lockdownId: string; readonly onClose: () => void }) {
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
      problem={tried && given === undefined ? t('gateName') : null}
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

type NewGuardProps = { readonly lockdownId: string; readonly gate: Gate; readonly onClose: () => void };
const SHIFT_MS = 8 * 3_600_000;

function NewGuard({ lockdownId, gate, onClose }: NewGuardProps) {
  const t = useTexts(texts);
  const { send, busy, failure } = useSend('POST /lockdowns/{id}/guards', ['/lockdowns']);
  const [id] = useState(() => newId());
  const [who, setWho] = useState('');
  const [phone, setPhone] = useState('');
  const [from, setFrom] = useState<string | null>(() => instantToLocal(Date.now()));
  const [to, setTo] = useState<string | null>(() => instantToLocal(Date.now() + SHIFT_MS));
  const [tried, setTried] = useState(false);
  const name = typed(who);
  const missing = name === undefined || from === null || to === null;
  return (
    <FormDialog
      title={`${t('addGuards')}: ${gate.name}`}
      submit={t('addGuards')}
      busy={busy}
      failure={failure}
      problem={tried && missing ? t('guardFields') : null}
      onSubmit={async () => {
        setTried(true);
        if (name === undefined || from === null || to === null || busy) {
          return;
        }
        const guard = defined({
          who: name,
          phone: typed(phone),
          from: localToInstant(from),
          to: localToInstant(to),
        });
        const result = await send({
          params: { id: lockdownId },
          body: { id, gateId: gate.id, guards: [guard] },
        });
        if (result.ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      <TextInput
        label={t('guardWho')}
        required
        maxLength={120}
        data-autofocus
        value={who}
        onChange={(event) => setWho(event.currentTarget.value)}
      />
      <TextInput
        label={t('phone')}
        type="tel"
        maxLength={30}
        value={phone}
        onChange={(event) => setPhone(event.currentTarget.value)}
      />
      <div className="two">
        <DateField label={t('from')} time required value={from} onChange={setFrom} />
        <DateField label={t('to')} time required value={to} onChange={setTo} />
      </div>
    </FormDialog>
  );
}
