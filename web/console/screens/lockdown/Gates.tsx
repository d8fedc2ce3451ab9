import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatInstant } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useSend } from '../../kit/useApi.ts';
import { CloseGate, NewGate, NewGuards } from './GateDialogs.tsx';
import type { LockdownRecord } from './types.ts';
import { texts } from './texts.ts';

type Gate = LockdownRecord['gates'][number];
type GatesProps = { readonly record: LockdownRecord; readonly brief: boolean };

/** Gates of the cordon and who guards them; brief: those on guard now only. */
export function Gates({ record, brief }: GatesProps) {
  const t = useTexts(texts);
  const [adding, setAdding] = useState(false);
  const [rostering, setRostering] = useState<Gate | null>(null);
  const [closing, setClosing] = useState<Gate | null>(null);
  const works = record.may.manage && (record.state === 'ACTIVE' || record.state === 'DRAFT');
  const gates = brief ? record.gates.filter(({ closedAt }) => closedAt === null) : record.gates;
  return (
    <Panel title={t(brief ? 'guardsNow' : 'gates')}>
      {gates.length === 0 ? <p className="muted">{t('guardsNone')}</p> : null}
      <ul className="plain-list">
        {gates.map((gate) => (
          <li key={gate.id} className="stack tight">
            <div className="row">
              <strong>{gate.name}</strong>
              {gate.where === null ? null : <span className="muted">{gate.where}</span>}
              {gate.closedAt === null ? null : <Tag tone="muted">{t('closed')}</Tag>}
            </div>
            <Guards lockdownId={record.id} gate={gate} brief={brief} works={works && !brief} />
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
                    onClick={() => setClosing(gate)}
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
        <NewGuards lockdownId={record.id} gate={rostering} onClose={() => setRostering(null)} />
      )}
      {closing === null ? null : (
        <CloseGate lockdownId={record.id} gate={closing} onClose={() => setClosing(null)} />
      )}
    </Panel>
  );
}

type GuardsProps = {
  readonly lockdownId: string;
  readonly gate: Gate;
  readonly brief: boolean;
  readonly works: boolean;
};

function Guards({ lockdownId, gate, brief, works }: GuardsProps) {
  const t = useTexts(texts);
  const remove = useSend('POST /lockdowns/{id}/guards/{guardId}/removal', ['/lockdowns']);
  const now = gate.guards.filter((guard) => guard.now);
  const shown = brief ? now : gate.guards;
  return (
    <>
      <FailureNotice failure={remove.failure} />
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
          {works ? (
            <Button
              size="compact-md"
              variant="subtle"
              aria-label={`${t('removeGuard')}: ${guard.who}, ${formatInstant(guard.from)}`}
              onClick={() => void remove.send({ params: { id: lockdownId, guardId: guard.id } })}
            >
              {t('removeGuard')}
            </Button>
          ) : null}
        </div>
      ))}
    </>
  );
}
