import { Button, Checkbox } from '@mantine/core';
import { localToInstant } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { showInstant } from '../../kit/show.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { CrossingReasons } from './CrossingReasons.tsx';
import { DecisionTag } from './DecisionTag.tsx';
import { showPlate } from './plate.ts';
import { deskTexts } from './deskTexts.ts';
import { PostSelect } from './PostSelect.tsx';
import { texts } from './texts.ts';
import { ZoneName } from './ZoneWord.tsx';

const names = ['group', 'post', 'decision', 'outcome', 'overridden', 'plate', 'from', 'to'];
const EVERY_MS = 15_000;

/** Plate and name, as far as they are known. */
function whoIs({ plate, name }: { readonly plate: string | null; readonly name: string | null }): string {
  const parts = [plate === null ? null : showPlate(plate), name];
  return parts.filter((part) => part !== null).join(' · ') || '–';
}

/** Who came through, with the reasons of each decision. */
export function Crossings() {
  const t = useTexts(texts);
  const desk = useTexts(deskTexts);
  const name = useLabel();
  const [url, change] = useUrlState();
  const instant = (local: string | undefined) => (local === undefined ? undefined : localToInstant(local));
  const query = {
    group: url['group'],
    post: url['post'],
    decision: urlCode('gateDecision', url['decision']),
    outcome: urlCode('scanOutcome', url['outcome']),
    overridden: url['overridden'] === 'true' ? true : undefined,
    plate: url['plate'],
    from: instant(url['from']),
    to: instant(url['to']),
  };
  const list = useList('GET /gates/crossings', { query }, { everyMs: EVERY_MS });
  return (
    <>
      <Filters url={url} change={change} names={names}>
        <SearchBox label={t('plate')} value={url['plate']} onChange={(plate) => change({ plate })} />
        <PostSelect url={url} change={change} />
        <CodeFilter
          kind="gateDecision"
          label={t('decision')}
          all={t('anyDecision')}
          name="decision"
          url={url}
          change={change}
        />
        <CodeFilter
          kind="scanOutcome"
          label={t('outcome')}
          all={t('anyOutcome')}
          name="outcome"
          url={url}
          change={change}
        />
        <DateField
          label={t('from')}
          time
          value={url['from'] ?? null}
          onChange={(from) => change({ from: from ?? undefined })}
        />
        <DateField
          label={t('to')}
          time
          value={url['to'] ?? null}
          onChange={(to) => change({ to: to ?? undefined })}
        />
        <Checkbox
          label={t('onlyOverridden')}
          checked={url['overridden'] === 'true'}
          onChange={(event) => change({ overridden: event.currentTarget.checked ? 'true' : undefined })}
        />
      </Filters>
      {url['group'] === undefined ? null : (
        <Notice>
          {desk('oneVehicle')}{' '}
          <Button variant="default" size="compact-sm" onClick={() => change({ group: undefined })}>
            {desk('allVehicles')}
          </Button>
        </Notice>
      )}
      <div className="row">
        <ExportList
          url={fileUrl('GET /gates/crossings', { query: query as object })}
          people
          name="crossings"
        />
      </div>
      <DataList
        label={t('crossingsLabel')}
        list={list}
        columns={[
          {
            id: 'at',
            title: t('at'),
            className: 'reach',
            render: (row) => (
              <>
                {showInstant(row.at)}
                <span className="muted small block">
                  {row.postName} · {t(row.direction)}
                </span>
              </>
            ),
          },
          {
            id: 'who',
            title: t('who'),
            className: 'wrap',
            render: (row) => (
              <>
                <strong>{whoIs(row)}</strong>
                <span className="muted small block">
                  {[
                    row.seat === null ? null : name('gateSeat', row.seat),
                    name('crossingMean', row.means),
                    row.slip === null ? null : t('slipNo', { slip: row.slip }),
                    row.companions > 0 ? t('companions', { n: row.companions }) : null,
                  ]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </span>
              </>
            ),
          },
          {
            id: 'zone',
            title: t('zone'),
            className: 'reach',
            render: (row) => (
              <>
                <ZoneName rank={row.zoneRank} />
                <span className="muted small block">{row.originName ?? '–'}</span>
              </>
            ),
          },
          {
            id: 'outcome',
            title: t('outcome'),
            className: 'reach',
            render: (row) => (row.outcome === null ? t('noOutcome') : name('scanOutcome', row.outcome)),
          },
          {
            id: 'decision',
            title: t('decision'),
            render: (row) => (
              <>
                <DecisionTag code={row.decision} />
                {row.byGroup ? <span className="muted small block">{desk('byGroup')}</span> : null}
              </>
            ),
          },
          {
            id: 'reasons',
            title: t('reasons'),
            className: 'wrap',
            render: (row) => <CrossingReasons crossing={row} />,
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => `${whoIs(row)} ${showInstant(row.at)}`}
        empty={{ title: t('noneFound'), hint: t('noCrossingsHint') }}
      />
    </>
  );
}
