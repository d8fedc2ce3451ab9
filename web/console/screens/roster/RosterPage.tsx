import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { formatInstant, formatNumber } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Facts, Page, Panel } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { showDate } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { useApi } from '../../kit/useApi.ts';
import { Absentees } from './Absentees.tsx';
import { AddRows } from './AddRows.tsx';
import { Rules } from './Rules.tsx';
import { texts } from './texts.ts';
import { Withdraw } from './Withdraw.tsx';

type RosterRecord = DataOf<'GET /rosters/{id}'>;

/** One roster: who was where, who was absent, and by which rule it is traced. */
export function RosterPage() {
  const { id = '' } = useParams({ strict: false });
  const t = useTexts(texts);
  const query = useApi('GET /rosters/{id}', { params: { id } });
  return (
    <Page title={query.data?.name ?? t('title')}>
      <Await query={query} lines={8}>
        {(roster) => <Record roster={roster} />}
      </Await>
    </Page>
  );
}

function Record({ roster }: { readonly roster: RosterRecord }) {
  const t = useTexts(texts);
  const label = useLabel();
  const [adding, setAdding] = useState(false);
  const [withdrawing, setWithdrawing] = useState(false);
  const cases = roster.rows.filter((row) => row.caseIds.length > 0).length;
  return (
    <>
      {roster.withdrawnAt === null ? null : (
        <Notice
          tone="warning"
          title={t('withdrawn', {
            time: formatInstant(roster.withdrawnAt),
            reason: roster.withdrawnReason ?? '',
          })}
        />
      )}
      {cases === 0 || roster.withdrawnAt !== null ? null : (
        <Notice tone="warning" title={t('casesOn', { n: formatNumber(cases) })} />
      )}
      {roster.withdrawnAt === null ? (
        <div className="row">
          <Button variant="default" onClick={() => setAdding(!adding)} aria-expanded={adding}>
            {t('addPeople')}
          </Button>
          <Button variant="outline" color="red" onClick={() => setWithdrawing(true)}>
            {t('withdraw')}
          </Button>
        </div>
      ) : null}
      {adding ? <AddRows rosterId={roster.id} from={roster.from} onSaved={() => setAdding(false)} /> : null}
      <Panel>
        <Facts
          items={[
            [t('kind'), label('rosterKind', roster.kind)],
            [t('place'), roster.placeName],
            [t('area'), roster.areaName],
            [
              t('sessions'),
              roster.sessionTimes
                .map((one) => `${formatInstant(one.from)} – ${formatInstant(one.to)}`)
                .join('; '),
            ],
            [t('people'), formatNumber(roster.people)],
            [t('absent'), formatNumber(roster.absent)],
          ]}
        />
      </Panel>
      <Absentees rosterId={roster.id} name={roster.name} />
      <Panel title={t('people')}>
        <TableRegion label={t('people')} tall>
          <table className="table">
            <caption className="hidden">{t('people')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('unit')}</th>
                <th scope="col">{t('seat')}</th>
                <th scope="col">{t('fullName')}</th>
                <th scope="col">{t('birthYear')}</th>
                <th scope="col">{t('phone')}</th>
                <th scope="col">{t('absent')}</th>
                <th scope="col">{t('caseMark')}</th>
              </tr>
            </thead>
            <tbody>
              {roster.rows.map((row) => (
                <tr key={row.personId}>
                  <td>{row.unit ?? '–'}</td>
                  <td>{row.seat ?? '–'}</td>
                  <td>
                    <Link to="/people/$id" params={{ id: row.personId }}>
                      {row.name}
                    </Link>
                  </td>
                  <td>{row.birthYear ?? '–'}</td>
                  <td>
                    <PhoneLink phone={row.phone} />
                  </td>
                  <td>{row.absentOn.length === 0 ? '–' : row.absentOn.map(showDate).join(', ')}</td>
                  <td>
                    {row.caseIds.map((caseId) => (
                      <Link key={caseId} to="/cases/$id" params={{ id: caseId }}>
                        ✕ {t('caseMark')}
                      </Link>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableRegion>
      </Panel>
      <Rules rules={roster.rules} />
      {withdrawing ? <Withdraw roster={roster} onClose={() => setWithdrawing(false)} /> : null}
    </>
  );
}
