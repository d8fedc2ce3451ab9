import { Link } from '@tanstack/react-router';
import { formatNumber, formatTime } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { fixedList } from '../../kit/list/fixedList.ts';
import { type RowOf, useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Panel } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { Tag, type Tone } from '../../kit/Tag.tsx';
import { common } from '../../kit/texts.ts';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type Home = RowOf<'GET /community/homes'>;
const EVERY_MS = 15_000;
export const homeTones: { readonly [state in Home['state']]: Tone } = {
  none: 'muted',
  called: 'blue',
  seen: 'good',
  absent: 'warning',
  worse: 'bad',
};

/** How far each team is, and the households behind the figures; both update themselves. */
export function Coverage() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [url, change] = useUrlState();
  const area = url['area'];
  const query = area === undefined ? {} : { area };
  const coverage = useApi('GET /community/coverage', { query }, { everyMs: EVERY_MS, keep: true });
  return (
    <>
      <Filters url={url} change={change} names={['area', 'team', 'state']}>
        <AreaPicker
          label={words('area')}
          value={area ?? null}
          onPick={(picked) => change({ area: picked ?? undefined })}
        />
        <CodeFilter
          kind="homeState"
          label={t('state')}
          all={t('anyState')}
          name="state"
          url={url}
          change={change}
        />
      </Filters>
      <Await query={coverage}>
        {(data) => (
          <Panel
            title={t('coverage')}
            actions={<ExportList url={fileUrl('GET /community/coverage', { query })} name="coverage" />}
          >
            <p className="muted">{t('asOf', { time: formatTime(data.asOf) })}</p>
            {data.withoutHousehold === 0 ? null : (
              <Notice tone="warning">
                {t('withoutHousehold', { n: formatNumber(data.withoutHousehold) })}
              </Notice>
            )}
            <TeamTable items={data.items} />
          </Panel>
        )}
      </Await>
      <Homes />
    </>
  );
}

type Line = {
  readonly teamId: string | null;
  readonly teamName: string | null;
  readonly areaName: string;
  readonly due: number;
  readonly seen: number;
  readonly absent: number;
  readonly worse: number;
  readonly notYet: number;
  readonly food: number;
  readonly medicine: number;
  readonly lastAt: string | null;
};

function TeamTable({ items }: { readonly items: readonly Line[] }) {
  const t = useTexts(texts);
  const [, change] = useUrlState();
  const count = (id: 'due' | 'seen' | 'absent' | 'worse' | 'notYet' | 'food' | 'medicine') => ({
    id,
    title: t(id),
    className: 'number',
    render: (line: Line) =>
      id === 'worse' && line.worse > 0 ? (
        <Tag tone="bad">{formatNumber(line.worse)}</Tag>
      ) : (
        formatNumber(line[id])
      ),
  });
  return (
    <DataList
      label={t('coverage')}
      list={fixedList(items)}
      columns={[
        {
          id: 'team',
          title: t('team'),
          className: 'wrap',
          render: (line) => (
            <>
              {line.teamName ?? <Tag tone="warning">{t('noTeam')}</Tag>}
              <span className="muted small block">{line.areaName}</span>
            </>
          ),
        },
        count('due'),
        count('seen'),
        count('notYet'),
        count('absent'),
        count('worse'),
        count('food'),
        count('medicine'),
        {
          id: 'last',
          title: t('lastAt'),
          render: (line) => (line.lastAt === null ? '–' : formatTime(line.lastAt)),
        },
      ]}
      rowKey={(line) => line.teamId ?? `none ${line.areaName}`}
      rowName={(line) => line.teamName ?? t('noTeam')}
      onOpen={(line) => change({ team: line.teamId ?? 'none' })}
      empty={{ title: t('coverageNone'), hint: t('coverageNoneHint') }}
    />
  );
}

function Homes() {
  const t = useTexts(texts);
  const name = useLabel();
  const opens = useRight('person.read');
  const [url] = useUrlState();
  const filters = {
    area: url['area'],
    team: url['team'],
    state: urlCode('homeState', url['state']),
  };
  const list = useList('GET /community/homes', { query: filters }, { everyMs: EVERY_MS });
  return (
    <Panel
      title={t('homes')}
      actions={
        <ExportList url={fileUrl('GET /community/homes', { query: filters as object })} people name="homes" />
      }
    >
      <DataList
        label={t('homes')}
        list={list}
        columns={[
          {
            id: 'home',
            title: t('home'),
            className: 'reach',
            render: (row) =>
              opens ? (
                <Link to="/households/$id" params={{ id: row.id }}>
                  {row.name}
                </Link>
              ) : (
                <strong>{row.name}</strong>
              ),
          },
          { id: 'phone', title: t('phone'), render: (row) => <PhoneLink phone={row.phone} /> },
          {
            id: 'where',
            title: t('where'),
            className: 'wrap',
            render: (row) => (
              <>
                {row.address ?? '–'}
                <span className="muted small block">{row.unitName ?? row.areaName}</span>
              </>
            ),
          },
          { id: 'team', title: t('team'), className: 'wrap', render: (row) => row.teamName ?? t('noTeam') },
          {
            id: 'reason',
            title: t('reason'),
            className: 'wrap',
            render: (row) =>
              row.cordon === null ? (
                name('dueReason', row.reason)
              ) : (
                <>
                  {name('dueReason', row.reason)}
                  <span className="muted small block">{row.cordon}</span>
                </>
              ),
          },
          {
            id: 'state',
            title: t('state'),
            className: 'wrap',
            render: (row) => (
              <>
                <Tag tone={homeTones[row.state]}>{name('homeState', row.state)}</Tag>
                {row.food ? <Tag tone="warning">{t('food')}</Tag> : null}
                {row.medicine ? <Tag tone="warning">{t('medicine')}</Tag> : null}
                {row.lastAt === null ? null : (
                  <span className="muted small block">
                    {t('by', { name: row.lastBy ?? '', at: showInstant(row.lastAt) })}
                  </span>
                )}
              </>
            ),
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        empty={{ title: t('homesNone') }}
      />
    </Panel>
  );
}
