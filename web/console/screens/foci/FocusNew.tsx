import { Button, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { DataOf } from '../../kit/api.ts';
import { instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page, Panel } from '../../kit/Page.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import type { Option } from '../../kit/pick/Picker.tsx';
import { PlacePicker } from '../../kit/pick/PlacePicker.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type Cluster = DataOf<'GET /clusters/{id}'>;

/** Opens a focus, by itself or from a cluster named in the address. */
export function FocusNew() {
  const t = useTexts(texts);
  const [url] = useUrlState();
  const clusterId = url['cluster'];
  const cluster = useApi(
    'GET /clusters/{id}',
    { params: { id: clusterId ?? '' } },
    { enabled: clusterId !== undefined },
  );
  return (
    <Page title={t('newTitle')}>
      {clusterId === undefined ? (
        <Form cluster={null} />
      ) : (
        <Await query={cluster} lines={6}>
          {(found) => <Form cluster={found} />}
        </Await>
      )}
    </Page>
  );
}

function Form({ cluster }: { readonly cluster: Cluster | null }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [first] = useState(() => ({
    title: cluster === null ? '' : cluster.title,
    disease: cluster?.disease ?? 'covid-19',
    areaId: cluster?.areaId ?? null,
    place: (cluster?.placeId === undefined || cluster.placeId === null
      ? null
      : { id: cluster.placeId, label: cluster.placeName ?? '' }) as Option | null,
    foundAt: instantToLocal(Date.now()) as string | null,
    note: '',
  }));
  const { value, set, dirty } = useDraft(first);
  const [id] = useState(() => newId());
  const [tried, setTried] = useState(false);
  const create = useSend('POST /foci', ['/foci']);
  const title = typed(value.title);
  const { areaId, foundAt } = value;
  const submit = async () => {
    setTried(true);
    if (title === undefined || areaId === null || foundAt === null) {
      return;
    }
    const body = defined({
      id,
      title,
      disease: value.disease,
      areaId,
      placeId: value.place?.id,
      foundAt: localToInstant(foundAt),
      note: typed(value.note),
      clusterId: cluster?.id,
    });
    const result = await create.send({ body });
    if (result.ok) {
      void navigate({ to: '/foci/$id', params: { id: result.data.id }, ignoreBlocker: true });
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };
  return (
    <Panel>
      <LeaveGuard dirty={dirty} />
      <form className="stack" onSubmit={onSubmit} noValidate>
        {cluster === null ? null : <Notice>{t('fromCluster')}</Notice>}
        <TextInput
          label={t('name')}
          description={t('nameHint')}
          required
          maxLength={160}
          value={value.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <div className="two">
          <CodeSelect
            kind="disease"
            label={t('disease')}
            value={value.disease as 'covid-19'}
            onChange={(disease) => set({ disease: disease ?? value.disease })}
          />
          <DateField
            label={t('foundAt')}
            time
            required
            value={foundAt}
            onChange={(at) => set({ foundAt: at })}
          />
          <AreaPicker label={t('area')} required value={areaId} onPick={(area) => set({ areaId: area })} />
          <PlacePicker label={t('place')} value={value.place} onPick={(place) => set({ place })} />
        </div>
        <Textarea
          label={t('note')}
          maxLength={2000}
          rows={3}
          value={value.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
        {tried && (title === undefined || areaId === null || foundAt === null) ? (
          <Notice tone="warning" alert title={t('needFields')} />
        ) : null}
        <FailureNotice failure={create.failure} typing />
        <div className="row">
          <Button type="submit" loading={create.busy}>
            {t('add')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
