import { Button, Checkbox, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { LabelCode } from '../../../../contract/labels.ts';
import { formatInstant, formatNumber } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { Segments } from '../../kit/figures/Segments.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { type Selection, useSelection } from '../../kit/list/selection.ts';
import { useList } from '../../kit/list/useList.ts';
import { oneOf, useUrlState } from '../../kit/list/useUrlState.ts';
import { Panel } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { PersonPicker } from '../../kit/pick/PersonPicker.tsx';
import type { Option } from '../../kit/pick/Picker.tsx';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import type { LockdownRecord } from './types.ts';
import { texts } from './texts.ts';

const views = ['inside', 'missing-test', 'left'] as const;
/** The server takes so many at once. */
const MOST = 500;

/** Who is inside by household, who left, and who was not sampled in this round. */
export function People({ record }: { readonly record: LockdownRecord }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  const [url, change] = useUrlState();
  const selection = useSelection();
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<{ added: number; known: number } | null>(null);
  const [leaving, setLeaving] = useState(false);
  const show = oneOf(views, url['show']) ?? 'inside';
  const params = { id: record.id };
  const list = useList('GET /lockdowns/{id}/members', { params, query: { show } });
  const works = record.may.manage && (record.state === 'ACTIVE' || record.state === 'DRAFT');
  const titles = { inside: t('showInside'), 'missing-test': t('showMissing'), left: t('showLeft') };
  const n = selection.keys.size;
  return (
    <Panel
      title={t('people')}
      actions={
        <>
          <ExportList
            url={fileUrl('GET /lockdowns/{id}/members', { params, query: { show } })}
            people
            name="lockdown-people"
          />
          {works ? <Button onClick={() => setAdding(true)}>{t('addPeople')}</Button> : null}
        </>
      }
    >
      {added === null ? null : (
        <Notice tone="good">
          {t('added', { added: formatNumber(added.added), known: formatNumber(added.known) })}
        </Notice>
      )}
      <Segments
        label={t('show')}
        options={views.map((one) => [one, titles[one]] as const)}
        value={show}
        onChange={(one) => {
          selection.clear();
          change({ show: one === 'inside' ? undefined : one });
        }}
      />
      {n === 0 || !works ? null : (
        <div className="row selection-bar">
          <strong>{words('selected', { n: formatNumber(n) })}</strong>
          <Button disabled={n > MOST} onClick={() => setLeaving(true)}>
            {t('depart', { n: formatNumber(n) })}
          </Button>
          <Button variant="subtle" onClick={selection.clear}>
            {words('clearSelection')}
          </Button>
        </div>
      )}
      <DataList
        label={t('peopleLabel')}
        list={list}
        {...(works && show !== 'left' ? { selection } : {})}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        columns={[
          {
            id: 'name',
            title: t('name'),
            className: 'wrap',
            render: (row) => (
              <Link to="/people/$id" params={{ id: row.personId }}>
                {row.name}
              </Link>
            ),
          },
          { id: 'born', title: t('born'), end: true, render: (row) => row.birthYear },
          { id: 'phone', title: t('phone'), render: (row) => <PhoneLink phone={row.phone} /> },
          { id: 'household', title: t('household'), className: 'wrap', render: (row) => row.householdName },
          { id: 'address', title: t('address'), className: 'wrap', render: (row) => row.address },
          show === 'left'
            ? {
                id: 'left',
                title: t('left'),
                className: 'brief',
                render: (row) =>
                  row.leftReason === null || row.leftAt === null
                    ? null
                    : `${name('departureReason', row.leftReason)}, ${formatInstant(row.leftAt)}`,
              }
            : {
                id: 'test',
                title: t('test'),
                render: (row) => (row.test === null ? null : <StatusTag kind="roundTest" code={row.test} />),
              },
          { id: 'source', title: t('source'), render: (row) => name('memberSource', row.source) },
        ]}
        empty={{ title: t('peopleNone') }}
      />
      {adding ? (
        <AddPeople lockdownId={record.id} onAdded={setAdded} onClose={() => setAdding(false)} />
      ) : null}
      {leaving ? (
        <Depart lockdownId={record.id} selection={selection} onClose={() => setLeaving(false)} />
      ) : null}
    </Panel>
  );
}

type AddPeopleProps = {
  readonly lockdownId: string;
  readonly onAdded: (done: { added: number; known: number }) => void;
  readonly onClose: () => void;
};

function AddPeople({ lockdownId, onAdded, onClose }: AddPeopleProps) {
  const t = useTexts(texts);
  const { send, busy, failure } = useSend('POST /lockdowns/{id}/members', ['/lockdowns']);
  const [id] = useState(() => newId());
  const [person, setPerson] = useState<Option | null>(null);
  const [address, setAddress] = useState('');
  const [shape, setShape] = useState(false);
  const [households, setHouseholds] = useState(true);
  const [tried, setTried] = useState(false);
  const addresses = address
    .split(',')
    .map((text) => text.trim())
    .filter(Boolean);
  const missing = person === null && addresses.length === 0 && !shape;
  return (
    <FormDialog
      title={t('addPeople')}
      submit={t('addPeople')}
      busy={busy}
      failure={failure}
      problem={tried && missing ? t('peopleFields') : null}
      onSubmit={async () => {
        setTried(true);
        if (missing || busy) {
          return;
        }
        const body = {
          id,
          households,
          ...(shape ? { shape } : {}),
          ...(person === null ? {} : { personIds: [person.id] }),
          ...(addresses.length === 0 ? {} : { address: addresses }),
        };
        const result = await send({ params: { id: lockdownId }, body });
        if (result.ok) {
          onAdded(result.data);
          onClose();
        }
      }}
      onClose={onClose}
    >
      <PersonPicker label={t('person')} value={person} onPick={setPerson} />
      <TextInput
        label={t('byAddress')}
        maxLength={400}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <Checkbox
        label={t('byShape')}
        checked={shape}
        onChange={(event) => setShape(event.currentTarget.checked)}
      />
      <Checkbox
        label={t('withHousehold')}
        checked={households}
        onChange={(event) => setHouseholds(event.currentTarget.checked)}
      />
    </FormDialog>
  );
}

type DepartProps = {
  readonly lockdownId: string;
  readonly selection: Selection;
  readonly onClose: () => void;
};

function Depart({ lockdownId, selection, onClose }: DepartProps) {
  const t = useTexts(texts);
  const { send, busy, failure } = useSend('POST /lockdowns/{id}/departures', ['/lockdowns']);
  const [reason, setReason] = useState<LabelCode<'departureReason'>>('hospital');
  const n = formatNumber(selection.keys.size);
  return (
    <FormDialog
      title={t('departTitle', { n })}
      submit={t('depart', { n })}
      busy={busy}
      failure={failure}
      problem={null}
      onSubmit={async () => {
        const body = { memberIds: [...selection.keys], at: new Date().toISOString(), reason };
        const result = await send({ params: { id: lockdownId }, body });
        if (result.ok) {
          selection.clear();
          onClose();
        }
      }}
      onClose={onClose}
    >
      <p className="muted">{t('departHint')}</p>
      <CodeSelect
        kind="departureReason"
        label={t('departReason')}
        value={reason}
        onChange={(next) => setReason(next ?? reason)}
      />
    </FormDialog>
  );
}
