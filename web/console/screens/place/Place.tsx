import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Facts, Page, Panel } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { useApi, useInvalidate, useSend } from '../../kit/useApi.ts';
import type { PlaceRecord } from './draft.ts';
import { PlaceEdit } from './PlaceEdit.tsx';
import { texts } from './texts.ts';
import { Visitors } from './Visitors.tsx';

/** Places that citizens look for: an officer says of each whether the public map shows it. */
const mapKinds: ReadonlySet<PlaceRecord['kind']> = new Set([
  'quarantine-site',
  'test-site',
  'vaccination-site',
]);

/** One place: its code and posters, its data, who was there. */
export function Place() {
  const t = useTexts(texts);
  const { id } = useParams({ strict: false });
  const query = useApi('GET /places/{id}', { params: { id: id ?? '' } });
  const seesVisitors = useRight('presence.read');
  return (
    <Page title={query.data?.name ?? t('title')} lead={query.data?.areaName}>
      <Await query={query}>
        {(place) => (
          <>
            <Record key={place.id} place={place} />
            {seesVisitors ? <Visitors placeId={place.id} /> : null}
          </>
        )}
      </Await>
    </Page>
  );
}

function Record({ place }: { readonly place: PlaceRecord }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  const invalidate = useInvalidate();
  const mayManage = useRight('place.manage');
  const [editing, setEditing] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const reissue = useSend('POST /places/{id}/reissue', ['/places']);
  const change = useSend('PATCH /places/{id}', ['/places']);
  const params = { id: place.id };
  const poster = (size: 'A4' | 'A5') =>
    fileUrl('GET /places/posters.pdf', { query: { ids: place.id, size } });
  const onReissue = async () => {
    const result = await reissue.send({ params });
    if (result.ok) {
      setSaved(t('reissued', { code: result.data.code }));
    }
  };
  if (editing) {
    return (
      <Panel title={words('edit')}>
        <PlaceEdit
          place={place}
          onCancel={() => setEditing(false)}
          onSaved={() => {
            setEditing(false);
            setSaved(t('edited'));
            invalidate(['/places']);
          }}
        />
      </Panel>
    );
  }
  const where = place.lat === null || place.lon === null ? null : `${place.lat}, ${place.lon}`;
  return (
    <Panel
      title={place.code}
      actions={
        <>
          <FileButton url={poster('A4')} accept="application/pdf" name={`${place.code}-a4.pdf`}>
            {t('posterA4')}
          </FileButton>
          <FileButton url={poster('A5')} accept="application/pdf" name={`${place.code}-a5.pdf`}>
            {t('posterA5')}
          </FileButton>
          {mayManage ? <Button onClick={() => setEditing(true)}>{words('edit')}</Button> : null}
        </>
      }
    >
      {saved === null ? null : <Notice tone="good">{saved}</Notice>}
      <Facts
        items={[
          [t('kind'), name('placeKind', place.kind)],
          [t('state'), t(place.active ? 'active' : 'inactive')],
          ...(mapKinds.has(place.kind)
            ? [[t('publicMap'), t(place.onMap ? 'onMap' : 'offMap')] as const]
            : []),
          [t('address'), place.address],
          [t('url'), place.url],
          [t('capacity'), place.capacity === null ? null : formatNumber(place.capacity)],
          [t('publicPhone'), <PhoneLink key="public" phone={place.publicPhone} />],
          [t('ownerPhone'), <PhoneLink key="phone" phone={place.ownerPhone} />],
          [`${t('lat')}, ${t('lon')}`, where],
        ]}
      />
      <FailureNotice failure={reissue.failure ?? change.failure} />
      {mayManage ? (
        <div className="row">
          <Button variant="default" loading={reissue.busy} onClick={() => void onReissue()}>
            {t('reissue')}
          </Button>
          <span className="muted small">{t('reissueHint')}</span>
          <Button
            variant="default"
            loading={change.busy}
            onClick={() =>
              void change.send({ params, body: { version: place.version, active: !place.active } })
            }
          >
            {t(place.active ? 'stop' : 'resume')}
          </Button>
          {mapKinds.has(place.kind) ? (
            <Button
              variant="default"
              loading={change.busy}
              onClick={() =>
                void change.send({ params, body: { version: place.version, onMap: !place.onMap } })
              }
            >
              {t(place.onMap ? 'takeOffMap' : 'putOnMap')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </Panel>
  );
}
