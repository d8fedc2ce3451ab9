import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { fixedList } from '../../kit/list/fixedList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { common } from '../../kit/texts.ts';
import { useApi } from '../../kit/useApi.ts';
import { TeamDialog } from './TeamDialog.tsx';
import { texts } from './texts.ts';
import type { Team } from './types.ts';

/** Teams with their units and people. */
export function Teams() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const manages = useRight('community.manage');
  const [url, change] = useUrlState();
  const [editing, setEditing] = useState<Team | 'new' | null>(null);
  const query = url['area'] === undefined ? {} : { area: url['area'] };
  const teams = useApi('GET /community/teams', { query }, { keep: true });
  return (
    <>
      <Filters url={url} change={change} names={['area']}>
        <AreaPicker
          label={words('area')}
          value={url['area'] ?? null}
          onPick={(area) => change({ area: area ?? undefined })}
        />
      </Filters>
      <div className="row">
        {manages ? <Button onClick={() => setEditing('new')}>{t('addTeam')}</Button> : null}
        <ExportList url={fileUrl('GET /community/teams', { query })} name="teams" />
      </div>
      <Await query={teams}>
        {(data) => (
          <DataList
            label={t('teams')}
            list={fixedList(data.items)}
            columns={[
              {
                id: 'name',
                title: t('team'),
                className: 'wrap',
                render: (team) => (
                  <>
                    <strong>{team.name}</strong>
                    <span className="muted small block">{team.areaName}</span>
                  </>
                ),
              },
              {
                id: 'units',
                title: t('units'),
                className: 'wrap',
                render: (team) => team.units.map(({ name }) => name).join(', ') || '–',
              },
              {
                id: 'members',
                title: t('members'),
                className: 'wrap',
                render: (team) => team.members.map(({ name }) => name).join(', ') || '–',
              },
              {
                id: 'households',
                title: t('households'),
                className: 'number',
                render: (team) => (
                  <>
                    {formatNumber(team.households)}
                    {team.assigned === 0 ? null : (
                      <span className="muted small block">
                        {t('assigned', { n: formatNumber(team.assigned) })}
                      </span>
                    )}
                  </>
                ),
              },
              ...(manages
                ? [
                    {
                      id: 'edit',
                      title: t('edit'),
                      render: (team: Team) => (
                        <Button variant="default" size="compact-sm" onClick={() => setEditing(team)}>
                          {t('edit')}
                          <span className="hidden"> {team.name}</span>
                        </Button>
                      ),
                    },
                  ]
                : []),
            ]}
            rowKey={(team) => team.id}
            rowName={(team) => team.name}
            empty={{ title: t('teamsNone'), hint: t('teamsNoneHint') }}
          />
        )}
      </Await>
      {editing === null ? null : (
        <TeamDialog team={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </>
  );
}
