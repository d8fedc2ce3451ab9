import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { formatMinutes } from '../../../shared/formats.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import type { Column } from '../../kit/list/Column.ts';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { bulkTexts } from './bulk-texts.ts';
import { lastMet } from './last-met.ts';
import { planTexts } from './plan-texts.ts';
import { RankCell } from './Rank.tsx';
import { texts } from './texts.ts';
import { type ContactRow, whyOf } from './why.ts';

type ColumnsInput = { readonly opened: string | null; readonly toggle: (row: ContactRow) => void };

/** Columns of the contact grid. */
export function useColumns({ opened, toggle }: ColumnsInput): Column<ContactRow>[] {
  const t = useTexts(texts);
  const plan = useTexts(planTexts);
  const bulk = useTexts(bulkTexts);
  const name = useLabel();
  const whyText = (row: ContactRow) => {
    const why = whyOf(row);
    if (why === null) {
      return '–';
    }
    const place = why.placeName ?? (why.source === 'presence' ? t('unknownPlace') : null);
    const more = why.more > 0 ? t('morePlaces', { n: why.more }) : null;
    return [[name('evidenceSource', why.source), place].filter(Boolean).join(': '), more]
      .filter(Boolean)
      .join(' ');
  };
  return [
    {
      id: 'level',
      title: t('level'),
      render: (row) => <Tag tone={row.level === 'F1' ? 'warning' : 'plain'}>{row.level}</Tag>,
    },
    {
      id: 'name',
      title: t('name'),
      render: (row) => (
        <>
          <strong>{row.name}</strong>
          {row.via === null ? null : (
            <span className="muted small block">{t('via', { name: row.via.name })}</span>
          )}
        </>
      ),
    },
    {
      id: 'reach',
      title: t('reach'),
      className: 'reach',
      render: (row) => (
        <>
          <PhoneLink phone={row.phone} />{' '}
          <Link
            className="small"
            to="/cases/$id/call"
            params={{ id: row.caseId }}
            search={{ person: row.personId }}
          >
            {t('firstCall')}
          </Link>
          <span className="muted small block">{row.address ?? '–'}</span>
          <span className="muted small block">{row.areaName ?? '–'}</span>
        </>
      ),
    },
    {
      id: 'why',
      title: t('why'),
      className: 'wrap',
      render: (row) => (
        <>
          {whyText(row)}{' '}
          <Button
            className="inline-button"
            variant="subtle"
            size="compact-xs"
            aria-expanded={opened === row.personId}
            onClick={() => toggle(row)}
          >
            {opened === row.personId ? t('hideEvidence') : t('showEvidence', { n: row.evidence.length })}
          </Button>
        </>
      ),
    },
    {
      id: 'minutes',
      title: plan('minutesAndRank'),
      className: 'reach',
      render: (row) => (
        <>
          {formatMinutes(row.minutes)}
          <span className="muted small block">{t('lastAt', { at: lastMet(row.lastAt) })}</span>
          <RankCell contact={row} />
        </>
      ),
    },
    {
      id: 'status',
      title: t('status'),
      render: (row) => (
        <>
          <StatusTag kind="contactStatus" code={row.status} />
          {row.orderId === null ? null : (
            <Link className="small block" to="/orders/$id" params={{ id: row.orderId }}>
              {t('onOrder')}
            </Link>
          )}
          {row.relation === undefined ? null : (
            <span className="muted small block">{name('relation', row.relation)}</span>
          )}
          {followedBy(row) === '' ? null : (
            <span className="muted small block">{bulk('followedBy', { by: followedBy(row) })}</span>
          )}
          {row.followUpStatus === 'NO_FOLLOW_UP' || row.orderId !== null ? null : (
            <span className="muted small block">{name('followUpStatus', row.followUpStatus)}</span>
          )}
        </>
      ),
    },
  ];
}

/** Office and officer who follow up; empty where nobody was named. */
function followedBy({ followUpOffice, followUpOfficer }: ContactRow): string {
  return [followUpOffice, followUpOfficer].filter((one) => one !== undefined).join(', ');
}
