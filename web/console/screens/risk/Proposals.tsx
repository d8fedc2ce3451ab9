import { useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { showInstant } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fileUrl } from '../../kit/api.ts';
import { decisionTexts } from './decisionTexts.ts';
import { Proposal } from './Proposal.tsx';

/** Proposals on their way to a decision, and the decisions made. */
export function Proposals() {
  const t = useTexts(decisionTexts);
  const [url, change] = useUrlState();
  const status = urlCode('riskProposalStatus', url['status']);
  const list = useList('GET /risk/proposals', { query: { status } });
  return (
    <>
      <Filters url={url} change={change} names={['status']}>
        <CodeFilter
          kind="riskProposalStatus"
          label={t('status')}
          all={t('anyStatus')}
          name="status"
          url={url}
          change={change}
        />
        <ExportList
          url={fileUrl('GET /risk/proposals', { query: { status } as object })}
          name="risk-proposals"
        />
      </Filters>
      <DataList
        label={t('proposalList')}
        list={list}
        columns={[
          {
            id: 'proposed',
            title: t('proposed'),
            className: 'wrap',
            render: (row) => (
              <>
                <strong>{t('communes', { n: row.count })}</strong>
                <span className="muted small block">
                  {row.proposedBy}, {showInstant(row.proposedAt)}
                </span>
              </>
            ),
          },
          {
            id: 'status',
            title: t('status'),
            render: (row) => <StatusTag kind="riskProposalStatus" code={row.status} />,
          },
          { id: 'reason', title: t('reason'), className: 'wrap', render: (row) => row.reason },
          {
            id: 'decision',
            title: t('decision'),
            className: 'wrap',
            render: (row) =>
              row.decisionNumber === null ? (
                '–'
              ) : (
                <>
                  {row.decisionNumber}
                  <span className="muted small block">{showInstant(row.effectiveFrom)}</span>
                </>
              ),
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => `${row.proposedBy}, ${showInstant(row.proposedAt)}`}
        onOpen={(row) => change({ open: url['open'] === row.id ? undefined : row.id })}
        renderBelow={(row) => (row.id === url['open'] ? <Proposal id={row.id} /> : null)}
        empty={{ title: t('none'), hint: t('noneHint') }}
      />
    </>
  );
}
