import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { defined, typed } from '../../kit/defined.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { type RowOf, useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { showInstant } from '../../kit/show.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Tag, type Tone } from '../../kit/Tag.tsx';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import { NeedWhere } from './NeedWhere.tsx';
import { texts } from './texts.ts';

type Need = RowOf<'GET /community/needs'>;
const EVERY_MS = 15_000;
const tones: { readonly [urgency in Need['urgency']]: Tone } = {
  emergency: 'bad',
  urgent: 'warning',
  today: 'blue',
};

/** What teams ask for, with its filters. */
export function Needs() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [url, change] = useUrlState();
  const state = urlCode('needState', url['state']);
  const query = {
    kind: urlCode('needKind', url['kind']),
    area: url['area'],
    ...(state === undefined ? { open: true } : { state }),
  };
  const filter = { url, change };
  return (
    <>
      <Filters {...filter} names={['kind', 'state', 'area']}>
        <CodeFilter kind="needKind" label={t('kind')} all={t('anyKind')} name="kind" {...filter} />
        <CodeFilter
          kind="needState"
          label={t('needState')}
          all={t('anyNeedState')}
          name="state"
          {...filter}
        />
        <AreaPicker
          label={words('area')}
          value={url['area'] ?? null}
          onPick={(area) => change({ area: area ?? undefined })}
        />
      </Filters>
      <div className="row">
        <ExportList url={fileUrl('GET /community/needs', { query: query as object })} people name="needs" />
      </div>
      <NeedList query={query} />
    </>
  );
}

type NeedListProps = {
  readonly query: {
    readonly open?: boolean;
    readonly kind?: Need['kind'] | undefined;
    readonly state?: Need['state'];
    readonly area?: string | undefined;
  };
};

/** Needs, the most urgent first; taken over and finished from the row. */
export function NeedList({ query }: NeedListProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const answers = useRight('community.answer');
  const [finishing, setFinishing] = useState<Need | null>(null);
  const taking = useSend('POST /community/needs/{id}/answer', ['/community']);
  const list = useList('GET /community/needs', { query: { ...query, limit: 100 } }, { everyMs: EVERY_MS });
  const take = async ({ id, version }: Need) =>
    await taking.send({ params: { id }, body: { version, step: 'take' } });
  return (
    <>
      <FailureNotice failure={taking.failure} />
      <DataList
        label={t('needs')}
        list={list}
        columns={[
          {
            id: 'kind',
            title: t('kind'),
            className: 'wrap',
            render: (row) => (
              <>
                <strong>{name('needKind', row.kind)}</strong>
                <span className="block">
                  <Tag tone={tones[row.urgency]}>{name('needUrgency', row.urgency)}</Tag>
                </span>
                {row.times > 1 ? (
                  <span className="muted small block">{t('times', { n: formatNumber(row.times) })}</span>
                ) : null}
              </>
            ),
          },
          {
            id: 'who',
            title: t('who'),
            className: 'reach',
            render: (row) =>
              row.people.map((person) => (
                <span key={person.id} className="block">
                  <strong>{person.name}</strong> <PhoneLink phone={person.phone} />
                </span>
              )),
          },
          {
            id: 'where',
            title: t('where'),
            className: 'wrap',
            render: (row) => <NeedWhere place={row.address} areaName={row.areaName} note={row.note} />,
          },
          {
            id: 'raised',
            title: t('raised'),
            className: 'wrap',
            render: (row) => (
              <>
                {showInstant(row.raisedAt)}
                <span className="muted small block">
                  {row.toldAs === null
                    ? (row.teamName ?? t('raisedBy', { name: row.raisedBy }))
                    : t('toldBy', { name: row.raisedBy, as: name('helperRelation', row.toldAs) })}
                </span>
                {row.overdue ? <Tag tone="bad">{t('overdue')}</Tag> : null}
              </>
            ),
          },
          {
            id: 'state',
            title: t('needState'),
            className: 'wrap',
            render: (row) => (
              <>
                <Tag tone={row.state === 'DONE' ? 'good' : row.state === 'TAKEN' ? 'blue' : 'warning'}>
                  {name('needState', row.state)}
                </Tag>
                {row.doneAt !== null ? (
                  <span className="muted small block">
                    {t('done', { name: row.doneBy ?? '', at: showInstant(row.doneAt) })}
                  </span>
                ) : row.takenAt !== null ? (
                  <span className="muted small block">
                    {t('taken', { name: row.takenBy ?? '', at: showInstant(row.takenAt) })}
                  </span>
                ) : null}
                {row.answer === null ? null : <span className="small block">{row.answer}</span>}
                {answers && row.state !== 'DONE' ? (
                  <span className="row">
                    {row.state === 'OPEN' ? (
                      <Button size="compact-sm" loading={taking.busy} onClick={() => void take(row)}>
                        {t('take')}
                      </Button>
                    ) : null}
                    <Button size="compact-sm" variant="default" onClick={() => setFinishing(row)}>
                      {t('finish')}
                      <span className="hidden"> {row.name}</span>
                    </Button>
                  </span>
                ) : null}
              </>
            ),
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => `${name('needKind', row.kind)} ${row.name}`}
        empty={{ title: t('needsNone'), hint: t('needsNoneHint') }}
      />
      {finishing === null ? null : (
        <FinishDialog key={finishing.id} need={finishing} onClose={() => setFinishing(null)} />
      )}
    </>
  );
}

function FinishDialog({ need, onClose }: { readonly need: Need; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const name = useLabel();
  const { send, busy, failure } = useSend('POST /community/needs/{id}/answer', ['/community']);
  const [note, setNote] = useState('');
  const onSubmit = async () => {
    const answer = await send({
      params: { id: need.id },
      body: defined({ version: need.version, step: 'done' as const, note: typed(note) }),
    });
    if (answer.ok) {
      onClose();
    }
  };
  return (
    <FormDialog
      title={t('finishTitle', { what: name('needKind', need.kind), name: need.name })}
      submit={t('save')}
      busy={busy}
      failure={failure}
      problem={null}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <Textarea
        label={t('finishNote')}
        maxLength={500}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
