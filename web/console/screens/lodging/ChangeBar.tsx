import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber, localToInstant } from '../../../shared/formats.ts';
import { errorText } from '../../../shared/client.ts';
import { useRight } from '../../app/session/session.ts';
import type { DataOf } from '../../kit/api.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import type { Stay } from './types.ts';
import { texts } from './texts.ts';

type Outcomes = DataOf<'POST /lodging/departures'>['outcomes'];
type Done = { readonly outcomes: Outcomes; readonly names: ReadonlyMap<string, string> };

/** What can be done with the ticked stays, and what became of it. */
export function ChangeBar({
  chosen,
  onDone,
}: {
  readonly chosen: readonly Stay[];
  readonly onDone: () => void;
}) {
  const t = useTexts(texts);
  const mayConfirm = useRight('lodging.confirm');
  const leaving = useSend('POST /lodging/departures', ['/lodging', '/people']);
  const deciding = useSend('POST /lodging/decisions', ['/lodging', '/people']);
  const [local, setLocal] = useState<string | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const busy = leaving.busy || deciding.busy;
  const n = formatNumber(chosen.length);
  const moment = () => (local === null ? new Date().toISOString() : localToInstant(local));
  const take = (outcomes: Outcomes) => {
    setDone({ outcomes, names: new Map(chosen.map((row) => [row.id, row.name])) });
    setLocal(null);
    onDone();
  };
  const leave = async () => {
    const departedAt = moment();
    const result = await leaving.send({ body: { items: chosen.map(({ id }) => ({ id, departedAt })) } });
    if (result.ok) {
      take(result.data.outcomes);
    }
  };
  const decide = async (decision: 'confirm' | 'missing') => {
    const result = await deciding.send({
      body: { ids: chosen.map((row) => row.id), decision, at: moment() },
    });
    if (result.ok) {
      take(result.data.outcomes);
    }
  };
  return (
    <>
      <FailureNotice failure={leaving.failure ?? deciding.failure} />
      {done === null ? null : <Outcome done={done} />}
      {chosen.length === 0 ? null : (
        <div className="row selection-bar">
          {mayConfirm ? (
            <>
              <Button loading={busy} onClick={() => void decide('confirm')}>
                {t('confirm', { n })}
              </Button>
              <Button variant="default" loading={busy} onClick={() => void decide('missing')}>
                {t('missing', { n })}
              </Button>
            </>
          ) : null}
          <Button variant="default" loading={busy} onClick={() => void leave()}>
            {t('leave', { n })}
          </Button>
          <DateField label={t('at')} hint={t('atHint')} time value={local} onChange={setLocal} />
        </div>
      )}
    </>
  );
}

function Outcome({ done: { outcomes, names } }: { readonly done: Done }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const refused = outcomes.filter((one) => one.status >= 400);
  const title = t('doneFor', {
    n: formatNumber(outcomes.length - refused.length),
    total: formatNumber(outcomes.length),
  });
  return (
    <Notice tone={refused.length === 0 ? 'good' : 'warning'} title={title}>
      {refused.length === 0 ? null : (
        <ul>
          {refused.map(({ id, code = '', message = '', messageEn = '' }) => (
            <li key={id}>
              <strong>{names.get(id)}</strong>: {errorText({ code, message, messageEn }, lang)}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
