import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRight } from '../../app/session/session.ts';
import { type DataOf, fileUrl } from '../../kit/api.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { common } from '../../kit/texts.ts';
import { useApi } from '../../kit/useApi.ts';
import { pickName } from '../directives/RecipientPicks.tsx';
import { LastReport } from './LastReport.tsx';
import { ScheduleDialog } from './ScheduleDialog.tsx';
import { texts } from './texts.ts';

type Schedule = DataOf<'GET /report-schedules'>['items'][number];

/** When reports make and send themselves, how far the last one is, and who gets it. */
export function Schedules() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const label = useLabel();
  const lang = useLanguage();
  const templates = useApi('GET /report-templates', {});
  const schedules = useApi('GET /report-schedules', {});
  const writes = useRight('report.write');
  const [editing, setEditing] = useState<Schedule | 'new' | null>(null);
  const nameOf = (code: string) => templates.data?.items.find((one) => one.code === code)?.[lang] ?? code;
  return (
    <Panel
      title={t('schedules')}
      actions={
        <>
          <ExportList url={fileUrl('GET /report-schedules')} name="report-schedules" />
          {writes ? <Button onClick={() => setEditing('new')}>{t('addSchedule')}</Button> : null}
        </>
      }
    >
      <p className="muted">{t('schedulesHint')}</p>
      <Await query={schedules}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('noSchedules')}</p>
          ) : (
            <TableRegion label={t('schedules')}>
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">{t('template')}</th>
                    <th scope="col">{t('timesShort')}</th>
                    <th scope="col">{t('toWhom')}</th>
                    <th scope="col">{t('lastOne')}</th>
                    {writes ? <th scope="col">{words('edit')}</th> : null}
                  </tr>
                </thead>
                <tbody>
                  {items.map((one) => (
                    <tr key={one.id}>
                      <td className="wrap">
                        {nameOf(one.template)}
                        <span className="muted small block">
                          {one.officeName} · {one.areaName}
                        </span>
                      </td>
                      <td className="wrap">
                        {one.weekday === null ? null : `${t(`day${one.weekday as 1}`)}, `}
                        {one.times.join(', ')}
                        <span className="muted small block">{t('dueAfter', { n: one.dueMinutes })}</span>
                        {one.enabled ? (
                          <span className="muted small block">
                            {t('nextAt', { at: showInstant(one.nextSlot) })}
                          </span>
                        ) : (
                          <Tag tone="muted">{t('disabled')}</Tag>
                        )}
                      </td>
                      <td className="wrap">
                        {one.recipients.length === 0
                          ? t('toNobody')
                          : one.recipients.map((pick) => pickName(pick, pick.name, label)).join('; ')}
                        {one.mailTo.length === 0 ? null : (
                          <span className="muted small block">{one.mailTo.join(', ')}</span>
                        )}
                      </td>
                      <td className="wrap">
                        <LastReport last={one.last} />
                      </td>
                      {writes ? (
                        <td>
                          {one.mayWrite ? (
                            <Button
                              variant="subtle"
                              size="compact-sm"
                              aria-label={t('editSchedule', { name: nameOf(one.template) })}
                              onClick={() => setEditing(one)}
                            >
                              {words('edit')}
                            </Button>
                          ) : null}
                        </td>
                      ) : null}
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableRegion>
          )
        }
      </Await>
      {editing === null ? null : (
        <ScheduleDialog schedule={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </Panel>
  );
}
