import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { LabelCode } from '../../../../contract/labels.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { fixedList } from '../../kit/list/fixedList.ts';
import { Panel } from '../../kit/Page.tsx';
import { CasePicker } from '../../kit/pick/CasePicker.tsx';
import type { Option } from '../../kit/pick/Picker.tsx';
import { showDate } from '../../kit/show.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { useSend } from '../../kit/useApi.ts';
import type { FocusRecord } from './types.ts';
import { texts } from './texts.ts';

/** Cases of the focus; those proposed wait for an officer. */
export function FocusCases({ record }: { readonly record: FocusRecord }) {
  const t = useTexts(texts);
  const name = useLabel();
  const { send, busy, failure } = useSend('POST /foci/{id}/cases', ['/foci']);
  const [picked, setPicked] = useState<Option | null>(null);
  const order = { PROPOSED: 0, LINKED: 1, REJECTED: 2 } as const;
  const rows = record.linked.toSorted((a, b) => order[a.state] - order[b.state]);
  const decide = async (caseId: string, state: 'LINKED' | 'REJECTED') =>
    await send({ params: { id: record.id }, body: { caseIds: [caseId], state } });
  const link = async () => {
    const result = await decide(picked!.id, 'LINKED');
    if (result.ok) {
      setPicked(null);
    }
  };
  return (
    <Panel title={t('cases')}>
      <FailureNotice failure={failure} />
      {record.may.manage && (record.state === 'FOUND' || record.state === 'ACTIVE') ? (
        <div className="stack">
          <CasePicker label={t('addCase')} disease={record.disease} value={picked} onPick={setPicked} />
          <div className="row">
            <Button disabled={picked === null} loading={busy} onClick={() => void link()}>
              {t('addThis')}
            </Button>
          </div>
        </div>
      ) : null}
      <DataList
        label={t('cases')}
        list={fixedList(rows)}
        rowKey={(row) => row.caseId}
        rowName={(row) => row.label}
        columns={[
          {
            id: 'label',
            title: t('caseLabel'),
            render: (row) => (
              <Link to="/cases/$id" params={{ id: row.caseId }}>
                {row.label}
              </Link>
            ),
          },
          { id: 'name', title: t('caseName'), className: 'wrap', render: (row) => row.name },
          {
            id: 'classification',
            title: t('classification'),
            render: (row) => (
              <StatusTag
                kind="caseClassification"
                code={row.classification as LabelCode<'caseClassification'>}
              />
            ),
          },
          { id: 'onset', title: t('onset'), render: (row) => showDate(row.onsetDate) },
          { id: 'reportDate', title: t('reportDate'), render: (row) => showDate(row.reportDate) },
          {
            id: 'why',
            title: t('why'),
            render: (row) => name('focusCaseWhy', row.why as LabelCode<'focusCaseWhy'>),
          },
          {
            id: 'state',
            title: t('state'),
            render: (row) => <StatusTag kind="focusCaseState" code={row.state} />,
          },
          ...(record.may.manage
            ? [
                {
                  id: 'decide',
                  title: t('decide'),
                  render: (row: FocusRecord['linked'][number]) => (
                    <div className="row">
                      {row.state === 'LINKED' ? null : (
                        <Button
                          size="compact-md"
                          disabled={busy}
                          aria-label={`${t('link')}: ${row.label}`}
                          onClick={() => void decide(row.caseId, 'LINKED')}
                        >
                          {t('link')}
                        </Button>
                      )}
                      {row.state === 'REJECTED' ? null : (
                        <Button
                          size="compact-md"
                          variant="default"
                          disabled={busy}
                          aria-label={`${t('reject')}: ${row.label}`}
                          onClick={() => void decide(row.caseId, 'REJECTED')}
                        >
                          {t('reject')}
                        </Button>
                      )}
                    </div>
                  ),
                },
              ]
            : []),
        ]}
        empty={{ title: t('noCases') }}
      />
    </Panel>
  );
}
