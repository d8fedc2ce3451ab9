import { Button, NativeSelect } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useRight } from '../../app/session/session.ts';
import { newId } from '../../../shared/ids.ts';
import type { DataOf } from '../../kit/api.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { HistoryPanel } from '../../kit/history/HistoryPanel.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { fixedList } from '../../kit/list/fixedList.ts';
import { Facts, Page, Panel } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { PersonPicker } from '../../kit/pick/PersonPicker.tsx';
import type { Option } from '../../kit/pick/Picker.tsx';
import { showDate } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { MadeCards } from './CardPrints.tsx';
import {
  CHANGED,
  EditDialog,
  type Household,
  type HouseholdDialogProps,
  useHouseholdEdit,
} from './EditHousehold.tsx';
import { texts } from './texts.ts';

/** One household: where it is, who belongs to it and since when, and which team sees it. */
export function HouseholdPage() {
  const t = useTexts(texts);
  const { id } = useParams({ strict: false });
  const household = useApi('GET /households/{id}', { params: { id: id ?? '' } });
  const mayEdit = useRight('person.write');
  const [dialog, setDialog] = useState<'edit' | 'add' | null>(null);
  return (
    <Await query={household}>
      {(data) => (
        <Page
          title={t('household', { name: data.headName ?? '–' })}
          lead={data.areaName}
          actions={
            mayEdit ? (
              <>
                <Button variant="default" onClick={() => setDialog('edit')}>
                  {t('edit')}
                </Button>
                <Button onClick={() => setDialog('add')}>{t('moveIn')}</Button>
              </>
            ) : null
          }
        >
          <Panel>
            <Facts
              items={[
                [t('address'), data.address],
                [t('unit'), data.unitName ?? t('unitUnknown')],
                [t('members'), data.members],
              ]}
            />
          </Panel>
          <People household={data} mayEdit={mayEdit} />
          {mayEdit ? <HouseholdCards household={data} areaId={data.unitId ?? data.areaId} /> : null}
          <GiveTeam household={data} />
          <HistoryPanel of="households" id={data.id} />
          {dialog === 'edit' ? <EditDialog household={data} onClose={() => setDialog(null)} /> : null}
          {dialog === 'add' ? <AddDialog household={data} onClose={() => setDialog(null)} /> : null}
        </Page>
      )}
    </Await>
  );
}

/** The cards of everybody in it on one sheet: who has none gets one. */
function HouseholdCards({
  household,
  areaId,
}: {
  readonly household: Household;
  readonly areaId: string | null;
}) {
  const t = useTexts(texts);
  const [made, setMade] = useState<DataOf<'POST /people/cards/prints'> | null>(null);
  const { send, busy, failure } = useSend('POST /people/cards/prints', ['/people']);
  const prepare = async () => {
    if (areaId !== null) {
      const body = { id: newId(), areaId, householdId: household.id, which: 'all' } as const;
      const answer = await send({ body });
      setMade(answer.ok ? answer.data : null);
    }
  };
  return (
    <Panel title={t('homeCards')}>
      <p className="muted">{t('homeCardsLead')}</p>
      <FailureNotice failure={failure} typing />
      <div className="row">
        <Button variant="default" loading={busy} disabled={areaId === null} onClick={() => void prepare()}>
          {t('prepare')}
        </Button>
      </div>
      {made === null ? null : <MadeCards made={made} />}
    </Panel>
  );
}

function People({ household, mayEdit }: { readonly household: Household; readonly mayEdit: boolean }) {
  const t = useTexts(texts);
  const edit = useHouseholdEdit(household, () => undefined);
  const move = useSend('POST /households/{id}/members', CHANGED);
  const params = { id: household.id };
  return (
    <Panel title={t('people')}>
      <FailureNotice failure={edit.failure ?? move.failure} />
      {edit.dialog}
      <DataList
        label={t('people')}
        list={fixedList(household.people)}
        columns={[
          {
            id: 'name',
            title: t('name'),
            className: 'reach',
            render: (one) => (
              <>
                <Link to="/people/$id" params={{ id: one.personId }}>
                  {one.name}
                </Link>{' '}
                {one.head ? <Tag tone="blue">{t('isHead')}</Tag> : null}
                <span className="small block">
                  <PhoneLink phone={one.phone} />
                </span>
              </>
            ),
          },
          { id: 'born', title: t('born'), render: (one) => one.birthYear ?? '–' },
          { id: 'since', title: t('since'), render: (one) => showDate(one.from) },
          {
            id: 'until',
            title: t('until'),
            render: (one) => (one.until === null ? t('now') : showDate(one.until)),
          },
          {
            id: 'change',
            title: t('edit'),
            render: (one) =>
              mayEdit && one.until === null ? (
                <span className="row">
                  {one.head ? null : (
                    <Button
                      size="compact-sm"
                      variant="default"
                      loading={edit.busy}
                      onClick={() => void edit.save({ headId: one.personId }, household.version)}
                    >
                      {t('makeHead')}
                      <span className="hidden"> {one.name}</span>
                    </Button>
                  )}
                  <Button
                    size="compact-sm"
                    variant="default"
                    loading={move.busy}
                    onClick={() => void move.send({ params, body: { personId: one.personId, move: 'out' } })}
                  >
                    {t('moveOut')}
                    <span className="hidden"> {one.name}</span>
                  </Button>
                </span>
              ) : (
                '–'
              ),
          },
        ]}
        rowKey={(one) => `${one.personId} ${one.from}`}
        rowName={(one) => one.name}
        empty={{ title: '–' }}
      />
    </Panel>
  );
}

/** Gives the household to a team by name: a boarding house, or somebody whom another team knows better. */
function GiveTeam({ household }: { readonly household: Household }) {
  const t = useTexts(texts);
  const manages = useRight('community.manage');
  const { areaId } = household;
  const teams = useApi(
    'GET /community/teams',
    { query: { area: areaId ?? '' } },
    { enabled: manages && areaId !== null },
  );
  const give = useSend('POST /community/teams/{id}/households', ['/community']);
  const [given, setGiven] = useState<string | null>(null);
  const items = teams.data?.items ?? [];
  if (!manages || items.length === 0) {
    return null;
  }
  const choose = async (teamId: string) => {
    const answer = await give.send({
      params: { id: teamId },
      body: { householdIds: [household.id], give: true },
    });
    setGiven(answer.ok ? answer.data.name : null);
  };
  return (
    <Panel title={t('giveTeam')}>
      <FailureNotice failure={give.failure} />
      <NativeSelect
        label={t('giveTeam')}
        description={t('giveTeamHint')}
        data={[{ value: '', label: '–' }, ...items.map((team) => ({ value: team.id, label: team.name }))]}
        onChange={(event) => {
          if (event.currentTarget.value !== '') {
            void choose(event.currentTarget.value);
          }
        }}
      />
      {given === null ? null : <Notice tone="good">{t('given', { name: given })}</Notice>}
    </Panel>
  );
}

function AddDialog({ household, onClose }: HouseholdDialogProps) {
  const t = useTexts(texts);
  const { send, busy, failure } = useSend('POST /households/{id}/members', CHANGED);
  const [person, setPerson] = useState<Option | null>(null);
  const [tried, setTried] = useState(false);
  const onSubmit = async () => {
    setTried(true);
    if (person !== null) {
      const body = { personId: person.id, move: 'in' as const };
      if ((await send({ params: { id: household.id }, body })).ok) {
        onClose();
      }
    }
  };
  return (
    <FormDialog
      title={t('moveIn')}
      submit={t('save')}
      busy={busy}
      failure={failure}
      problem={tried && person === null ? t('needPerson') : null}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <PersonPicker label={t('person')} required value={person} onPick={setPerson} />
    </FormDialog>
  );
}
