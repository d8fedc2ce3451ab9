import { Link } from '@tanstack/react-router';
import { formatNumber } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import type { Column } from '../../kit/list/Column.ts';
import { showInstant } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { texts } from './texts.ts';

export type TubeRow = DataOf<'GET /lab/tubes'>['items'][number];

const LATE_HOURS = 12;
const OVERDUE_HOURS = 24;
/** A pool names so many of its people in the list. */
const NAMED = 3;

/** The columns of every list of tubes. */
export function useTubeColumns(): readonly Column<TubeRow>[] {
  const t = useTexts(texts);
  const name = useLabel();
  return [
    {
      id: 'code',
      title: t('code'),
      sort: 'code',
      render: (row) => (
        <>
          <Link to="/laboratory/$id" params={{ id: row.id }}>
            <strong>{row.code}</strong>
          </Link>
          <span className="muted small block">{name('testKind', row.kind)}</span>
        </>
      ),
    },
    {
      id: 'people',
      title: t('who'),
      className: 'wrap',
      render: (row) => (
        <>
          {row.people
            .slice(0, NAMED)
            .map((person) => person.name)
            .join(', ')}
          {row.members > 1 ? (
            <span className="muted small block">{t('members', { n: row.members })}</span>
          ) : null}
        </>
      ),
    },
    {
      id: 'status',
      title: t('status'),
      render: (row) => (
        <>
          <StatusTag kind="tubeStatus" code={row.status} />
          <span className="muted small block">{name('samplePurpose', row.purpose)}</span>
        </>
      ),
    },
    {
      id: 'result',
      title: t('result'),
      render: (row) => (
        <>
          {row.result === null ? '–' : <StatusTag kind="testResult" code={row.result} />}
          {row.pendingResult === null ? null : (
            <span className="small block">
              {t('pending', { result: name('testResult', row.pendingResult) })}
            </span>
          )}
        </>
      ),
    },
    {
      id: 'age',
      title: t('age'),
      sort: 'sampledAt',
      render: (row) => (
        <>
          <Age row={row} />
          <span className="muted small block">{showInstant(row.sampledAt)}</span>
        </>
      ),
    },
  ];
}

function Age({ row }: { readonly row: TubeRow }) {
  const t = useTexts(texts);
  const hours = t('hours', { n: formatNumber(row.ageHours) });
  const waits = row.status !== 'RELEASED' && row.status !== 'REJECTED';
  if (!waits || row.ageHours <= LATE_HOURS) {
    return <>{hours}</>;
  }
  return <Tag tone={row.ageHours > OVERDUE_HOURS ? 'bad' : 'warning'}>{hours}</Tag>;
}
