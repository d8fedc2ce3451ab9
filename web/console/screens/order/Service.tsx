import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatInstant, instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { fileUrl } from '../../kit/api.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { FileChoice } from '../directives/FileChoice.tsx';
import type { Upload } from '../directives/upload.ts';
import { useRight } from '../../app/session/session.ts';
import type { BodyOf } from '../../../shared/client.ts';
import { defined, typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import type { OrderRecord } from './types.ts';
import { paperTexts } from './paper-texts.ts';

type Manner = BodyOf<'POST /orders/{id}/services'>['manner'];

type Photo = NonNullable<BodyOf<'POST /orders/{id}/services'>['photo']>;

/** How the order was served, and a form for it: somebody signs, or a witness vouches. */
export function Service({ order }: { readonly order: OrderRecord }) {
  const t = useTexts(paperTexts);
  const mayRecord = useRight('followup.record') && order.status !== 'CANCELLED';
  const [again, setAgain] = useState(false);
  const asks = order.servedAt === null || again;
  return (
    <Panel title={t('service')}>
      <p className="muted">
        {order.servedAt === null
          ? t(order.status === 'CANCELLED' ? 'neverServed' : 'unserved')
          : t('legalStart', { at: formatInstant(order.servedAt) })}
      </p>
      <Services order={order} decisionId={null} />
      {mayRecord && asks ? (
        <ServiceForm
          key={order.services.length}
          order={order}
          decisionId={null}
          onSaved={() => setAgain(false)}
        />
      ) : null}
      {mayRecord && !asks ? (
        <div>
          <Button variant="default" onClick={() => setAgain(true)}>
            {t('again')}
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}

type ServicesProps = { readonly order: OrderRecord; readonly decisionId: string | null };

/** How the order, or the decision on a change of it, was served. */
export function Services({ order, decisionId }: ServicesProps) {
  const t = useTexts(paperTexts);
  const name = useLabel();
  const services = order.services.filter((one) => one.decisionId === decisionId);
  return services.length === 0 ? null : (
    <ul>
      {services.map((one) => (
        <li key={one.id}>
          {formatInstant(one.at)}: {name('serviceManner', one.manner)}
          {one.signedBy === null ? '' : `, ${t('signedByName', { name: one.signedBy })}`}
          {one.witness === null ? '' : `, ${t('witnessName', { name: one.witness })}`}
          {one.note === null ? '' : `. ${one.note}`} <span className="muted">({one.by})</span>{' '}
          {one.photo ? (
            <a
              href={fileUrl('GET /orders/{id}/services/{serviceId}/photo', {
                params: { id: order.id, serviceId: one.id },
              })}
            >
              {t('showPhoto')}
            </a>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

type ServiceFormProps = ServicesProps & { readonly onSaved: () => void };

/** Records a service: somebody signs, or a witness vouches. */
export function ServiceForm({ order, decisionId, onSaved }: ServiceFormProps) {
  const t = useTexts(paperTexts);
  const record = useSend('POST /orders/{id}/services', ['/orders']);
  const [id] = useState(() => newId());
  const [at, setAt] = useState<string | null>(() => instantToLocal(Date.now()));
  const [manner, setManner] = useState<Manner>('signed');
  const [signedBy, setSignedBy] = useState(order.personName);
  const [witness, setWitness] = useState('');
  const [note, setNote] = useState('');
  const [photo, setPhoto] = useState<Upload | null>(null);
  const [tried, setTried] = useState(false);
  const signs = manner === 'signed' || manner === 'household';
  const missing = signs ? typed(signedBy) === undefined : typed(witness) === undefined;
  const picture = photoOf(photo);
  const save = async () => {
    setTried(true);
    if (at === null || missing || (photo !== null && picture === undefined)) {
      return;
    }
    const body = {
      id,
      at: localToInstant(at),
      manner,
      ...defined({
        signedBy: signs ? typed(signedBy) : undefined,
        witness: typed(witness),
        note: typed(note),
        photo: picture,
        decisionId: decisionId ?? undefined,
      }),
    };
    const result = await record.send({ params: { id: order.id }, body });
    if (result.ok) {
      onSaved();
    }
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="two">
        <CodeSelect
          kind="serviceManner"
          label={t('manner')}
          value={manner}
          onChange={(next) => {
            setManner(next ?? manner);
            setSignedBy(next === 'household' ? '' : order.personName);
          }}
        />
        <DateField label={t('servedAt')} time required value={at} onChange={setAt} />
        {signs ? (
          <TextInput
            label={t('signedBy')}
            required
            maxLength={120}
            value={signedBy}
            error={tried && missing ? t('signedByMissing') : null}
            onChange={(event) => setSignedBy(event.currentTarget.value)}
          />
        ) : null}
        <TextInput
          label={t('witness')}
          required={!signs}
          maxLength={200}
          value={witness}
          error={tried && missing && !signs ? t('witnessMissing') : null}
          onChange={(event) => setWitness(event.currentTarget.value)}
        />
        <TextInput
          label={t('note')}
          maxLength={400}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      <FileChoice label={t('photo')} value={photo} onChange={setPhoto} />
      <p className="muted small">{t('photoHint')}</p>
      {photo?.type === 'application/pdf' ? <Notice tone="warning">{t('photoType')}</Notice> : null}
      <FailureNotice failure={record.failure} typing labels={{ at: t('servedAt') }} />
      <div>
        <Button type="submit" variant="outline" loading={record.busy}>
          {t('saveService')}
        </Button>
      </div>
    </form>
  );
}

/** The photo as the API takes it; none, or a PDF, is undefined. */
function photoOf(photo: Upload | null): Photo | undefined {
  return photo === null || photo.type === 'application/pdf'
    ? undefined
    : { name: photo.name, type: photo.type, data: photo.data };
}
