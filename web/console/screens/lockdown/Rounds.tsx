import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatInstant, formatNumber, instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
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
            <Standing lockdownId={record.id} round={round} onMissing={onMissing} />
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
        <FinishRound lockdownId={record.id} round={closing} onClose={() => setClosing(null)} />
      )}
    </Panel>
  );
}

type StandingProps = {
  readonly lockdownId: string;
  readonly round: Round;
  readonly onMissing: () => void;
};

function Standing({ lockdownId, round, onMissing }: StandingProps) {
  const t = useTexts(texts);
  if (round.supply !== null) {
    const { due, served, unmarked } = round.supply;
    // A round of before each household was marked has a number alone.
    if (round.households !== null && unmarked === due) {
      return <span>{t('reachedOf', { n: formatNumber(round.households) })}</span>;
    }
    return (
      <div className="row">
        <span>{t('servedOf', { served: formatNumber(served), due: formatNumber(due) })}</span>
        {served === due ? (
          <Tag tone="good">{t('allServed')}</Tag>
        ) : (
          <Tag tone="warning">{t('unserved', { n: formatNumber(due - served) })}</Tag>
        )}
        <Link to="/lockdowns/$id/rounds/$roundId" params={{ id: lockdownId, roundId: round.id }}>
          {t('byHousehold')}
        </Link>
      </div>
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
      problem={at === null ? t('roundAt') : null}
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
      <p className="muted">{t(kind === 'test' ? 'roundTestHint' : 'roundSupplyHint')}</p>
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

/** Closes a round; of supplies it says how many households got nothing so far. */
export function FinishRound({ lockdownId, round, onClose }: FinishProps) {
  const t = useTexts(texts);
  const { send, busy, failure } = useSend('POST /lockdowns/{id}/rounds/{roundId}/done', ['/lockdowns']);
  const { supply } = round;
  return (
    <FormDialog
      title={t('finishTitle')}
      submit={t('finish')}
      busy={busy}
      failure={failure}
      problem={null}
      onSubmit={async () => {
        const body = { at: new Date().toISOString() };
        const result = await send({ params: { id: lockdownId, roundId: round.id }, body });
        if (result.ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      {supply === null || supply.served === supply.due ? null : (
        <Notice tone="warning">
          {t('finishOpen', {
            n: formatNumber(supply.due - supply.served),
            unmarked: formatNumber(supply.unmarked),
          })}
        </Notice>
      )}
      {supply !== null || round.missing === null || round.missing === 0 ? null : (
        <Notice tone="warning">{t('finishTest', { n: formatNumber(round.missing) })}</Notice>
      )}
      {supply === null ? null : <p className="muted">{t('finishHint')}</p>}
    </FormDialog>
  );
}
