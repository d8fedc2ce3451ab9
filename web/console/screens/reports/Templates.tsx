import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRight } from '../../app/session/session.ts';
import type { DataOf } from '../../kit/api.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { Facts, Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { common } from '../../kit/texts.ts';
import { useApi } from '../../kit/useApi.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fileUrl } from '../../kit/api.ts';
import { ScheduleDialog } from './ScheduleDialog.tsx';
import { texts } from './texts.ts';

type Schedule = DataOf<'GET /report-schedules'>['items'][number];

/** Templates with how sure they are, and when reports make themselves. */
export function Templates() {
  const t = useTexts(texts);
  const name = useLabel();
  const lang = useLanguage();
  const templates = useApi('GET /report-templates', {});
  const writes = useRight('report.write');
  return (
    <>
      {writes ? <Schedules /> : null}
      <Await query={templates}>
        {({ items }) =>
          items.map((one) => (
            <Panel key={one.code} title={one[lang]}>
              <Facts
                items={[
                  [t('period'), `${name('reportKind', one.kind)} · ${one.cut}`],
                  [
                    t('certainty'),
                    <Tag key="certainty" tone={one.certainty === 'verified' ? 'good' : 'warning'}>
                      {t(one.certainty === 'verified' ? 'verified' : 'notVerified')}
                    </Tag>,
                  ],
                  [t('metrics'), one.metrics.map((metric) => metric[lang]).join('; ')],
                ]}
              />
              <p className="muted small">
                {one.source} · {one.version}
              </p>
            </Panel>
          ))
        }
      </Await>
    </>
  );
}

function Schedules() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const lang = useLanguage();
  const templates = useApi('GET /report-templates', {});
  const schedules = useApi('GET /report-schedules', {});
  const [editing, setEditing] = useState<Schedule | 'new' | null>(null);
  const nameOf = (code: string) => templates.data?.items.find((one) => one.code === code)?.[lang] ?? code;
  return (
    <Panel
      title={t('schedules')}
      actions={
        <>
          <ExportList url={fileUrl('GET /report-schedules')} name="report-schedules" />
          <Button onClick={() => setEditing('new')}>{t('addSchedule')}</Button>
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
                    <th scope="col">{t('area')}</th>
                    <th scope="col">{t('times')}</th>
                    <th scope="col">{t('status')}</th>
                    <th scope="col">{t('next')}</th>
                    <th scope="col">{t('last')}</th>
                    <th scope="col">{words('edit')}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((one) => (
                    <tr key={one.id}>
                      <td className="wrap">{nameOf(one.template)}</td>
                      <td className="wrap">
                        {one.areaName}
                        <span className="muted small block">{one.officeName}</span>
                      </td>
                      <td>{one.times.join(', ')}</td>
                      <td>
                        <Tag tone={one.enabled ? 'good' : 'muted'}>
                          {t(one.enabled ? 'enabled' : 'disabled')}
                        </Tag>
                      </td>
                      <td>{showInstant(one.nextSlot)}</td>
                      <td>{showInstant(one.lastSlot)}</td>
                      <td>
                        <Button
                          variant="subtle"
                          size="compact-sm"
                          aria-label={t('editSchedule', { name: nameOf(one.template) })}
                          onClick={() => setEditing(one)}
                        >
                          {words('edit')}
                        </Button>
                      </td>
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
