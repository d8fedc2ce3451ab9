import { useNavigate } from '@tanstack/react-router';
import type { Input } from '../../kit/api.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { useSelection } from '../../kit/list/selection.ts';
import { useList } from '../../kit/list/useList.ts';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { showInstant } from '../../kit/show.ts';
import { StepBar } from './StepBar.tsx';
import { HandoverState, Lateness } from './Marks.tsx';
import { texts } from './texts.ts';

type HandoverListProps = { readonly query: NonNullable<Input<'GET /handovers'>['query']> };

/** Hand-overs as every screen lists them: what waits longest first, with what may be done with many at once. */
export function HandoverList({ query }: HandoverListProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const navigate = useNavigate();
  const selection = useSelection();
  const list = useList('GET /handovers', { query }, { everyMs: 60_000 });
  return (
    <>
      <StepBar selection={selection} rows={list.rows} />
      <DataList
        label={t('label')}
        list={list}
        selection={selection}
        columns={[
          {
            id: 'person',
            title: t('person'),
            className: 'wrap',
            render: (row) => (
              <>
                <strong>{row.personName}</strong>
                <span className="small block">
                  <PhoneLink phone={row.phone} />
                </span>
                <span className="muted small block">
                  {name('handoverSubject', row.subject)} · {row.caseLabel}
                </span>
              </>
            ),
          },
          {
            id: 'route',
            title: t('route'),
            className: 'wrap',
            render: (row) => (
              <>
                {row.fromAreaName} {t('to', { name: row.toName })}
                <span className="small block">{t('responsible', { name: row.responsibleName })}</span>
              </>
            ),
          },
          {
            id: 'status',
            title: t('status'),
            className: 'reach',
            render: (row) => (
              <>
                <HandoverState status={row.status} />
                {row.answerReason === null ? null : (
                  <span className="muted small block">{row.answerReason}</span>
                )}
              </>
            ),
          },
          {
            id: 'due',
            title: t('due'),
            className: 'reach',
            render: (row) => (
              <>
                {row.status === 'SENT' ? showInstant(row.dueAt) : showInstant(row.answeredAt)}
                <Lateness row={row} />
                <span className="muted small block">{t('sent', { at: showInstant(row.sentAt) })}</span>
                <span className="muted small block">{t('letter', { number: row.letterNumber })}</span>
              </>
            ),
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => row.personName}
        rowClass={(row) => (row.status === 'SENT' && row.lateHours >= 24 ? 'bad-row' : undefined)}
        onOpen={(row) => void navigate({ to: '/handovers/$id', params: { id: row.id } })}
        empty={{ title: t('none'), hint: t('noneHint') }}
      />
    </>
  );
}
