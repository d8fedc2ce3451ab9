import { Button, Checkbox } from '@mantine/core';
import { labelOptions } from '../../../../contract/labels.ts';
import { formatNumber } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { showInstant } from '../../kit/show.ts';
import { Tag } from '../../kit/Tag.tsx';
import { DecisionTag } from './DecisionTag.tsx';
import { deskTexts } from './deskTexts.ts';
import { PostSelect } from './PostSelect.tsx';
import { texts } from './texts.ts';

const names = ['post', 'decision', 'plate', 'seal', 'split'];
const EVERY_MS = 15_000;

/** Vehicles as posts decided them, with those in them, seals and goods. */
export function Vehicles() {
  const t = useTexts(deskTexts);
  const gates = useTexts(texts);
  const name = useLabel();
  const lang = useLanguage();
  const [url, change] = useUrlState();
  const query = {
    post: url['post'],
    decision: urlCode('gateDecision', url['decision']),
    plate: url['plate'],
    seal: url['seal'],
    split: url['split'] === 'true' ? true : undefined,
  };
  const list = useList('GET /gates/vehicles', { query }, { everyMs: EVERY_MS });
  const counts = (decisions: Record<string, number>) =>
    labelOptions('gateDecision', lang)
      .flatMap(({ value, label }) =>
        (decisions[value] ?? 0) > 0 ? [`${label} ${formatNumber(decisions[value] ?? 0)}`] : [],
      )
      .join(' · ');
  return (
    <>
      <Filters url={url} change={change} names={names}>
        <SearchBox label={gates('plate')} value={url['plate']} onChange={(plate) => change({ plate })} />
        <SearchBox label={t('seal')} value={url['seal']} onChange={(seal) => change({ seal })} />
        <PostSelect url={url} change={change} />
        <CodeFilter
          kind="gateDecision"
          label={gates('decision')}
          all={gates('anyDecision')}
          name="decision"
          url={url}
          change={change}
        />
        <Checkbox
          label={t('onlySplit')}
          checked={url['split'] === 'true'}
          onChange={(event) => change({ split: event.currentTarget.checked ? 'true' : undefined })}
        />
      </Filters>
      <div className="row">
        <ExportList url={fileUrl('GET /gates/vehicles', { query: query as object })} name="vehicles" />
      </div>
      <DataList
        label={t('vehicleLabel')}
        list={list}
        columns={[
          {
            id: 'at',
            title: gates('at'),
            className: 'reach',
            render: (row) => (
              <>
                {showInstant(row.at)}
                <span className="muted small block">
                  {row.postName} · {gates(row.direction)}
                </span>
              </>
            ),
          },
          {
            id: 'vehicle',
            title: t('vehicle'),
            className: 'reach',
            render: (row) => (
              <>
                <strong>{row.plate ?? '–'}</strong>
                <span className="muted small block">{name('vehicleKind', row.vehicleKind)}</span>
              </>
            ),
          },
          {
            id: 'people',
            title: t('inIt'),
            className: 'wrap',
            render: (row) => (
              <>
                {t('counted', { people: row.people, recorded: row.recorded })}{' '}
                {row.recorded < row.people ? (
                  <Tag tone="warning">{t('missing', { n: row.people - row.recorded })}</Tag>
                ) : null}
                <span className="muted small block">{counts(row.decisions)}</span>
              </>
            ),
          },
          {
            id: 'cargo',
            title: t('cargo'),
            className: 'wrap',
            render: (row) => (
              <>
                {row.seals.length === 0 ? <span className="muted">{t('noSeal')}</span> : row.seals.join(', ')}
                <span className="muted small block">
                  {[
                    row.goods,
                    row.goodsDirection === null ? null : name('goodsDirection', row.goodsDirection),
                  ]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </span>
              </>
            ),
          },
          {
            id: 'decision',
            title: t('whole'),
            render: (row) => (
              <>
                <DecisionTag code={row.decision} />
                {row.split ? <span className="small block">{t('split')}</span> : null}
              </>
            ),
          },
          {
            id: 'show',
            title: gates('crossings'),
            render: (row) => (
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => change({ tab: 'crossings', group: row.id, plate: undefined, seal: undefined })}
              >
                {t('show')}
                <span className="hidden"> {row.plate}</span>
              </Button>
            ),
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => `${row.plate ?? ''} ${showInstant(row.at)}`}
        empty={{ title: t('noVehicles'), hint: t('noVehiclesHint') }}
      />
    </>
  );
}
