import { Button, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatInstant, formatNumber, instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useSend } from '../../kit/useApi.ts';
import type { LockdownRecord } from './types.ts';
import { texts } from './texts.ts';

type Round = LockdownRecord['rounds'][number];
type Kind = Round['kind'];
type RoundsProps = { readonly record: LockdownRecord; readonly onMissing: () => void };

/** Test rounds with who is missing by the laboratory, and supply rounds. */
export function Rounds({ record, onMissing }: RoundsProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const [planning, setPlanning] = useState<Kind | null>(null);
  const [closing, setClosing] = useState<Round | null>(null);
  const works = record.may.manage && record.state === 'ACTIVE';
  return (
    <Panel title={t('rounds')}>
      {record.rounds.length === 0 ? <p className="muted">{t('roundsNone')}</p> : null}
      <ul className="plain-list">
        {record.rounds.map((round) => (
          <li key={round.id} className="stack tight">
            <div className="row">
              <strong>{t('roundOf', { kind: name('roundKind', round.kind), no: round.no })}</strong>
              <span>{formatInstant(round.plannedAt)}</span>
              {round.doneAt === null ? null : <Tag tone="good">{t('done')}</Tag>}
            </div>
            {round.what === null ? null : <span>{round.what}</span>}
            <Standing round={round} onMissing={onMissing} />
            {works && round.doneAt === null ? (
              <div className="row">
                <Button size="compact-md" variant="default" onClick={() => setClosing(round)}>
                  {t('finish')}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {works ? (
        <div className="row">
          <Button variant="default" onClick={() => setPlanning('test')}>
            {t('planTest')}
          </Button>
          <Button variant="default" onClick={() => setPlanning('supply')}>
            {t('planSupply')}
          </Button>
        </div>
      ) : null}
      {planning === null ? null : (
        <Plan lockdownId={record.id} kind={planning} onClose={() => setPlanning(null)} />
      )}
      {closing === null ? null : (
        <Finish lockdownId={record.id} round={closing} onClose={() => setClosing(null)} />
      )}
    </Panel>
  );
}

function Standing({ round, onMissing }: { readonly round: Round; readonly onMissing: () => void }) {
  const t = useTexts(texts);
  if (round.kind === 'supply') {
    return round.households === null ? null : (
      <span>{t('reachedOf', { n: formatNumber(round.households) })}</span>
    );
  }
  if (round.due === null || round.missing === null) {
    return <span className="muted">{t('ahead')}</span>;
  }
  return (
    <div className="row">
      <span>
        {t('sampledOf', {
          sampled: formatNumber(round.sampled ?? 0),
          due: formatNumber(round.due),
          negative: formatNumber(round.negative ?? 0),
          positive: formatNumber(round.positive ?? 0),
        })}
      </span>
      {round.missing === 0 ? (
        <Tag tone="good">{t('complete')}</Tag>
      ) : (
        <>
          <Tag tone="warning">{t('missing', { n: formatNumber(round.missing) })}</Tag>
          <Button size="compact-sm" variant="subtle" onClick={onMissing}>
            {t('seeMissing')}
          </Button>
        </>
      )}
    </div>
  );
}

type PlanProps = { readonly lockdownId: string; readonly kind: Kind; readonly onClose: () => void };

function Plan({ lockdownId, kind, onClose }: PlanProps) {
  const t = useTexts(texts);
  const { send, busy, failure } = useSend('POST /lockdowns/{id}/rounds', ['/lockdowns']);
  const [id] = useState(() => newId());
  const [at, setAt] = useState<string | null>(() => instantToLocal(Date.now()));
  const [what, setWhat] = useState('');
  const title = t(kind === 'test' ? 'planTest' : 'planSupply');
  return (
    <FormDialog
      title={title}
      submit={title}
      busy={busy}
      failure={failure}
      problem={at === null ? t('plannedAt') : null}
      onSubmit={async () => {
        if (at === null || busy) {
          return;
        }
        const body = defined({ id, kind, plannedAt: localToInstant(at), what: typed(what) });
        const result = await send({ params: { id: lockdownId }, body });
        if (result.ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      <DateField label={t('plannedAt')} time required value={at} onChange={setAt} />
      <TextInput
        label={t('what')}
        maxLength={400}
        value={what}
        onChange={(event) => setWhat(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

type FinishProps = { readonly lockdownId: string; readonly round: Round; readonly onClose: () => void };

function Finish({ lockdownId, round, onClose }: FinishProps) {
  const t = useTexts(texts);
  const { send, busy, failure } = useSend('POST /lockdowns/{id}/rounds/{roundId}/done', ['/lockdowns']);
  const [households, setHouseholds] = useState<number | string>('');
  return (
    <FormDialog
      title={t('finishTitle')}
      submit={t('finish')}
      busy={busy}
      failure={failure}
      problem={null}
      onSubmit={async () => {
        const body = defined({
          at: new Date().toISOString(),
          households: typeof households === 'number' ? households : undefined,
        });
        const result = await send({ params: { id: lockdownId, roundId: round.id }, body });
        if (result.ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      {round.kind === 'supply' ? (
        <NumberInput label={t('reached')} min={0} max={20_000} value={households} onChange={setHouseholds} />
      ) : null}
    </FormDialog>
  );
}
