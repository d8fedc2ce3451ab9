import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatInstant } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useSelection } from '../../kit/list/selection.ts';
import { useList } from '../../kit/list/useList.ts';
import { oneOf, useUrlState } from '../../kit/list/useUrlState.ts';
import { common } from '../../kit/texts.ts';
import { Actions } from './Actions.tsx';
import { useColumns } from './columns.tsx';
import { Evidence } from './Evidence.tsx';
import { LevelFilter } from './LevelFilter.tsx';
import { planTexts } from './plan-texts.ts';
import { texts } from './texts.ts';
import { useDecisions } from './useDecisions.ts';
import type { ContactRow } from './why.ts';

type GridProps = {
  readonly caseId: string;
  readonly caseLabel: string;
  /** Whom the cut-offs leave out, instead of the proposed and decided. */
  readonly below: boolean;
};

/** The contacts of a case, ranked: filter, see the evidence, decide many at once. */
export function Grid({ caseId, caseLabel, below }: GridProps) {
  const plan = useTexts(planTexts);
  const t = useTexts(texts);
  const words = useTexts(common);
  const [url, change] = useUrlState();
  const selection = useSelection();
  const mayDecide = useRight('contact.decide');
  const [opened, setOpened] = useState<string | null>(null);
  const [dropping, setDropping] = useState<readonly string[] | null>(null);
  const decisions = useDecisions(caseId, selection);
  const query = {
    level: oneOf(['F1', 'F2'], url['level']),
    status: urlCode('contactStatus', url['status']),
    q: url['q'],
    below,
    sort: url['sort'],
    limit: 100,
  };
  const params = { id: caseId };
  const list = useList('GET /cases/{id}/contacts', { params, query });
  const asOf = (list.first as { asOf?: string | null } | undefined)?.asOf;
  const toggle = (row: ContactRow) => setOpened((id) => (id === row.personId ? null : row.personId));
  const chosen = (row: ContactRow) => (selection.keys.size > 0 ? [...selection.keys] : [row.personId]);
  const columns = useColumns({ opened, toggle });
  return (
    <>
      <div className="row spread">
        <Filters url={url} change={change} names={['level', 'status', 'q']}>
          <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
          <LevelFilter url={url} change={change} />
          <CodeFilter
            kind="contactStatus"
            label={t('status')}
            all={t('anyStatus')}
            name="status"
            url={url}
            change={change}
          />
        </Filters>
        <div className="row">
          <ExportList
            url={fileUrl('GET /cases/{id}/contacts', { params, query: query as object })}
            people
            name={caseLabel}
          />
          {mayDecide ? (
            <Button component={Link} to={`/cases/${caseId}/contacts/paste`} variant="default">
              {t('paste')}
            </Button>
          ) : null}
        </div>
      </div>
      {mayDecide ? (
        <Actions
          caseId={caseId}
          rows={list.rows}
          selection={selection}
          decisions={decisions}
          dropping={dropping}
          onDropping={setDropping}
        />
      ) : null}
      <p className="muted small">
        {asOf === null || asOf === undefined ? '' : words('asOf', { time: formatInstant(asOf) })}{' '}
        {mayDecide ? <span className="keys-hint">{t('keys')}</span> : null}
      </p>
      <DataList
        label={t('label', { label: caseLabel })}
        list={list}
        columns={columns}
        {...(mayDecide ? { selection } : {})}
        keys={
          mayDecide
            ? {
                c: (row) => void decisions.decide('confirm', chosen(row)),
                d: (row) => setDropping(chosen(row)),
                e: toggle,
              }
            : { e: toggle }
        }
        onOpen={toggle}
        renderBelow={(row) => (row.personId === opened ? <Evidence contact={row} /> : null)}
        rowKey={(row) => row.personId}
        rowName={(row) => row.name}
        rowClass={(row) => (row.status === 'DROPPED' ? 'dim' : undefined)}
        empty={
          below
            ? { title: plan('belowNone'), hint: plan('belowHint') }
            : { title: t('none'), hint: t('noneHint') }
        }
      />
    </>
  );
}
