import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { BodyOf } from '../../../shared/client.ts';
import { formatInstant } from '../../../shared/formats.ts';
import { defined, typed } from '../../kit/defined.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useSend } from '../../kit/useApi.ts';
import type { LockdownRecord } from './types.ts';
import { NewNeed } from './NewNeed.tsx';
import { texts } from './texts.ts';

type Need = LockdownRecord['needs'][number];
type Act = BodyOf<'POST /lockdowns/{id}/needs/{needId}'>['action'];
type Asking = { readonly need: Need; readonly act: Act };

/** What people inside need: the overdue first, then by deadline; what is done stays below. */
export function Needs({ record }: { readonly record: LockdownRecord }) {
  const t = useTexts(texts);
  const name = useLabel();
  const [adding, setAdding] = useState(false);
  const [asking, setAsking] = useState<Asking | null>(null);
  const works = record.may.manage && record.state === 'ACTIVE';
  const rows = record.needs.toSorted((a, b) => Number(b.overdue) - Number(a.overdue));
  return (
    <Panel
      title={t('needs')}
      actions={works ? <Button onClick={() => setAdding(true)}>{t('addNeed')}</Button> : null}
    >
      {rows.length === 0 ? (
        <p className="muted">{t('needsNone')}</p>
      ) : (
        <TableRegion label={t('needs')}>
          <table className="table cards">
            <caption className="hidden">{t('needs')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('cordonNeedKind')}</th>
                <th scope="col">{t('who')}</th>
                <th scope="col">{t('detail')}</th>
                <th scope="col">{t('deadline')}</th>
                <th scope="col">{t('assigned')}</th>
                {works ? (
                  <th scope="col">
                    <span className="hidden">{t('assign')}</span>
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {rows.map((need) => (
                <tr key={need.id}>
                  <td data-label={t('cordonNeedKind')}>
                    <strong>{name('cordonNeedKind', need.kind)}</strong>
                  </td>
                  <td data-label={t('who')} className="wrap">
                    {need.who ?? t('hidden')}
                    {need.phone === null ? null : (
                      <>
                        {' · '}
                        <PhoneLink phone={need.phone} />
                      </>
                    )}
                  </td>
                  <td data-label={t('detail')} className="wrap">
                    {need.detail ?? t('hidden')}
                  </td>
                  <td data-label={t('deadline')} className="brief">
                    {need.overdue ? <Tag tone="bad">{t('overdue')}</Tag> : null}{' '}
                    {formatInstant(need.deadline)}
                  </td>
                  <td data-label={t('assigned')} className="wrap">
                    <StatusTag kind="cordonNeedState" code={need.state} /> {need.assignedTo}
                    {need.outcome === null ? null : <div className="muted">{need.outcome}</div>}
                  </td>
                  {works ? (
                    <td>
                      <Actions need={need} onAsk={(act) => setAsking({ need, act })} />
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </TableRegion>
      )}
      {adding ? <NewNeed lockdownId={record.id} onClose={() => setAdding(false)} /> : null}
      {asking === null ? null : (
        <NeedDialog lockdownId={record.id} asking={asking} onClose={() => setAsking(null)} />
      )}
    </Panel>
  );
}

type ActionsProps = { readonly need: Need; readonly onAsk: (act: Act) => void };

function Actions({ need, onAsk }: ActionsProps) {
  const t = useTexts(texts);
  const acts: readonly (readonly [Act, string])[] =
    need.state === 'DONE' || need.state === 'DROPPED'
      ? [['reopen', t('reopen')]]
      : [
          ['assign', t('assign')],
          ['done', t('done')],
          ['drop', t('dropNeed')],
        ];
  return (
    <div className="row">
      {acts.map(([act, text]) => (
        <Button
          key={act}
          size="compact-md"
          variant={act === 'done' ? 'filled' : 'default'}
          aria-label={`${text}: ${need.who ?? ''}`}
          onClick={() => onAsk(act)}
        >
          {text}
        </Button>
      ))}
    </div>
  );
}

type NeedDialogProps = {
  readonly lockdownId: string;
  readonly asking: Asking;
  readonly onClose: () => void;
};

/** What became of a need: who takes it, what came of it, or why it is dropped. */
function NeedDialog({ lockdownId, asking: { need, act }, onClose }: NeedDialogProps) {
  const t = useTexts(texts);
  const { send, busy, failure } = useSend('POST /lockdowns/{id}/needs/{needId}', ['/lockdowns']);
  const [who, setWho] = useState(need.assignedTo ?? '');
  const [phone, setPhone] = useState(need.assignedPhone ?? '');
  const [outcome, setOutcome] = useState('');
  const [tried, setTried] = useState(false);
  const missing =
    (act === 'assign' && typed(who) === undefined) || (act === 'drop' && typed(outcome) === undefined);
  const titles = { assign: t('assign'), done: t('done'), drop: t('dropNeed'), reopen: t('reopen') };
  return (
    <FormDialog
      title={`${titles[act]}: ${need.who ?? ''}`}
      submit={titles[act]}
      busy={busy}
      failure={failure}
      problem={tried && missing ? t(act === 'assign' ? 'assigned' : 'reason') : null}
      onSubmit={async () => {
        setTried(true);
        if (missing || busy) {
          return;
        }
        const body = defined({
          action: act,
          assignedTo: act === 'assign' ? typed(who) : undefined,
          assignedPhone: act === 'assign' ? typed(phone) : undefined,
          outcome: typed(outcome),
        });
        const result = await send({ params: { id: lockdownId, needId: need.id }, body });
        if (result.ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      {act === 'assign' ? (
        <>
          <TextInput
            label={t('assigned')}
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
        </>
      ) : null}
      {act === 'done' || act === 'drop' ? (
        <TextInput
          label={t(act === 'done' ? 'outcome' : 'reason')}
          required={act === 'drop'}
          maxLength={400}
          data-autofocus
          value={outcome}
          onChange={(event) => setOutcome(event.currentTarget.value)}
        />
      ) : null}
    </FormDialog>
  );
}
