import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { useSelection } from '../../kit/list/selection.ts';
import { useList } from '../../kit/list/useList.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useSend } from '../../kit/useApi.ts';
import { Outcomes, type RowOutcome } from './Outcomes.tsx';
import { texts } from './texts.ts';
import { useTubeColumns } from './useTubeColumns.tsx';

const EVERY_MS = 30_000;

/** Results that wait for a second person: tick, look, release. One's own entries cannot be ticked through. */
export function Verify() {
  const t = useTexts(texts);
  const mayVerify = useRight('lab.verify');
  const selection = useSelection();
  const { send, busy, failure } = useSend('POST /lab/releases', ['/lab', '/level-changes', '/people']);
  const [outcomes, setOutcomes] = useState<readonly RowOutcome[] | null>(null);
  const list = useList('GET /lab/tubes', { query: { toVerify: true, limit: 500 } }, { everyMs: EVERY_MS });
  const columns = useTubeColumns();
  const chosen = list.rows.filter((row) => selection.keys.has(row.id) && row.mayVerify);

  const release = async () => {
    const items = chosen.flatMap((row) =>
      row.pendingRevision === null ? [] : [{ code: row.code, revision: row.pendingRevision }],
    );
    const result = await send({ body: { items } });
    if (result.ok) {
      setOutcomes(result.data.outcomes);
      selection.clear();
    }
  };
  return (
    <Panel title={t('verify')}>
      <p className="muted">{t('verifyLead')}</p>
      <FailureNotice failure={failure} />
      {outcomes === null ? null : (
        <Outcomes
          outcomes={outcomes}
          good={t('released', { n: formatNumber(outcomes.filter((one) => one.status < 400).length) })}
        />
      )}
      {mayVerify && chosen.length > 0 ? (
        <div className="row selection-bar">
          <Button loading={busy} onClick={() => void release()}>
            {t('release', { n: formatNumber(chosen.length) })}
          </Button>
        </div>
      ) : null}
      <DataList
        label={t('verify')}
        list={list}
        columns={[
          ...columns,
          {
            id: 'own',
            title: t('note'),
            render: (row) => (row.mayVerify ? '' : <Tag tone="muted">{t('own')}</Tag>),
          },
        ]}
        {...(mayVerify ? { selection } : {})}
        rowKey={(row) => row.id}
        rowName={(row) => row.code}
        rowClass={(row) => (row.mayVerify ? undefined : 'dim')}
        empty={{ title: t('noneToVerify') }}
      />
    </Panel>
  );
}
