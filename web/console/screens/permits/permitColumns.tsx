import { Button } from '@mantine/core';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import type { Column } from '../../kit/list/Column.ts';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { showDate, showInstant } from '../../kit/show.ts';
import { Tag, type Tone } from '../../kit/Tag.tsx';
import { showPlate } from '../gates/plate.ts';
import type { Permit } from './types.ts';
import { texts } from './texts.ts';

type Acts = {
  readonly decides: boolean;
  readonly onQr: (permit: Permit) => void;
  readonly onWithdraw: (permit: Permit) => void;
  readonly onReports: (permit: Permit) => void;
};
const tones: { readonly [state in Permit['state']]: Tone } = {
  SUBMITTED: 'warning',
  APPROVED: 'good',
  REFUSED: 'bad',
  REVOKED: 'bad',
  EXPIRED: 'muted',
};

/** Columns of the list of permits. */
export function permitColumns({ decides, onQr, onWithdraw, onReports }: Acts): readonly Column<Permit>[] {
  return [
    { id: 'who', title: texts('who'), className: 'reach', render: (row) => <Who permit={row} /> },
    {
      id: 'enterprise',
      title: texts('enterprise'),
      className: 'reach',
      render: (row) => (
        <>
          {row.enterprise}
          <span className="small block">
            <PhoneLink phone={row.enterprisePhone} />
          </span>
          <span className="muted small block">{row.areaName}</span>
        </>
      ),
    },
    { id: 'route', title: texts('route'), className: 'reach', render: (row) => <Route permit={row} /> },
    {
      id: 'term',
      title: texts('term'),
      render: (row) => (
        <>
          {showDate(row.from)} – {showDate(row.until)}
          <span className="muted small block">
            {texts('submitted', { at: showInstant(row.submittedAt) })}
          </span>
        </>
      ),
    },
    {
      id: 'state',
      title: texts('state'),
      className: 'reach',
      render: (row) => <State permit={row} onReports={onReports} />,
    },
    {
      id: 'act',
      title: texts('acts'),
      render: (row) =>
        row.state === 'APPROVED' ? (
          <span className="row">
            <Button variant="default" size="compact-sm" onClick={() => onQr(row)}>
              {texts('showQr')}
              <span className="hidden"> {row.shortCode}</span>
            </Button>
            {decides ? (
              <Button variant="default" size="compact-sm" onClick={() => onWithdraw(row)}>
                {texts('withdraw')}
                <span className="hidden"> {row.shortCode}</span>
              </Button>
            ) : null}
          </span>
        ) : null,
    },
  ];
}

type PermitProps = { readonly permit: Permit };

function Who({ permit }: PermitProps) {
  const name = useLabel();
  return (
    <>
      <strong>
        {[permit.plate === null ? null : showPlate(permit.plate), permit.name]
          .filter((part) => part !== null)
          .join(' · ')}
      </strong>
      <span className="muted small block">
        {[name('permitKind', permit.kind), permit.goods].filter((part) => part !== null).join(' · ')}
      </span>
    </>
  );
}

function Route({ permit }: PermitProps) {
  const t = useTexts(texts);
  const { route, fromTime, untilTime } = permit;
  return (
    <>
      {route.map((unit) => unit.name ?? unit.code).join(' → ')}
      <span className="muted small block">
        {fromTime === null && untilTime === null
          ? t('anyHours')
          : t('hours', { from: fromTime ?? '00:00', until: untilTime ?? '24:00' })}
      </span>
    </>
  );
}

function State({ permit, onReports }: PermitProps & Pick<Acts, 'onReports'>) {
  const t = useTexts(texts);
  const name = useLabel();
  const rule = /^rule (.+)$/u.exec(permit.decidedBy ?? '')?.[1];
  const by = rule === undefined ? (permit.decidedBy ?? '–') : t('byRule', { rule });
  return (
    <>
      <Tag tone={tones[permit.state]}>{name('permitState', permit.state)}</Tag>{' '}
      {permit.shortCode === null ? null : <strong className="nowrap">{permit.shortCode}</strong>}
      {permit.decidedAt === null ? null : (
        <span className="muted small block">{t('decided', { at: showInstant(permit.decidedAt), by })}</span>
      )}
      {permit.reason === null ? null : (
        <span className="small block">{t('why', { reason: permit.reason })}</span>
      )}
      {permit.reports === 0 ? null : (
        <span className="block">
          <Button variant="outline" color="red" size="compact-sm" onClick={() => onReports(permit)}>
            {t('reports', { n: permit.reports })}
          </Button>
        </span>
      )}
    </>
  );
}
