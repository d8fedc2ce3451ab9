import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatInstant, formatNumber } from '../../../shared/formats.ts';
import type { BodyOf } from '../../../shared/client.ts';
import { useRight } from '../../app/session/session.ts';
import { type DataOf, fileUrl } from '../../kit/api.ts';
import { useEdit } from '../../kit/conflict/useEdit.tsx';
import { defined, typed } from '../../kit/defined.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Facts, Panel } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { common } from '../../kit/texts.ts';
import { useApi, useSend } from '../../kit/useApi.ts';
import { planTexts } from './plan-texts.ts';

type Exposure = DataOf<'GET /cases/{id}/place-exposures'>['items'][number];

/** Crowded places of a case: word them, publish, withdraw, call who was there. */
export function PlaceExposures({ caseId }: { readonly caseId: string }) {
  const t = useTexts(planTexts);
  const query = useApi('GET /cases/{id}/place-exposures', { params: { id: caseId } }, { subject: caseId });
  return (
    <Await query={query} subject={caseId}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={t('placesNone')} hint={t('placesHint')} />
        ) : (
          <>
            <p className="muted small">{t('placesLead')}</p>
            {items.map((item) => (
              <Exposure key={item.id} exposure={item} />
            ))}
          </>
        )
      }
    </Await>
  );
}

function draftOf({ answer, advice }: Exposure) {
  return { answer, advice: advice ?? '' };
}

function Exposure({ exposure }: { readonly exposure: Exposure }) {
  const t = useTexts(planTexts);
  const words = useTexts(common);
  const name = useLabel();
  const mayPublish = useRight('exposure.publish');
  const mayTrace = useRight('tracing.run');
  const [start, setStart] = useState(exposure);
  const { value, set, reset, changes, dirty } = useDraft(draftOf(start));
  const { send } = useSend('PATCH /place-exposures/{id}', ['/cases']);
  const edit = useEdit<Omit<BodyOf<'PATCH /place-exposures/{id}'>, 'version'>, Exposure>({
    fields: {
      status: {
        label: t('status'),
        show: (code) => name('placeExposureStatus', code as Exposure['status']),
      },
      answer: { label: t('answer'), show: (code) => name('placeAnswer', code as Exposure['answer']) },
      advice: { label: t('advice') },
    },
    send: async (patch, version) => await send({ params: { id: exposure.id }, body: { ...patch, version } }),
    onSaved: (saved) => {
      setStart(saved);
      reset(draftOf(saved));
    },
  });
  const save = async (status?: Exposure['status']) => {
    const { advice, ...answer } = changes();
    const worded = advice === undefined ? undefined : (typed(advice) ?? null);
    await edit.save(defined({ status, ...answer, advice: worded }), start.version);
  };
  const published = exposure.status === 'PUBLISHED';
  return (
    <Panel>
      <div className="row spread">
        <h2>
          <Link to="/places/$id" params={{ id: exposure.placeId }}>
            {exposure.placeName}
          </Link>
        </h2>
        <StatusTag kind="placeExposureStatus" code={exposure.status} />
      </div>
      <Facts
        items={[
          [
            t('place'),
            [name('placeKind', exposure.kind), exposure.address, exposure.areaName]
              .filter(Boolean)
              .join(', '),
          ],
          [t('time'), `${formatInstant(exposure.from)} – ${formatInstant(exposure.to)}`],
          [t('peopleCount'), formatNumber(exposure.people)],
          ...(mayPublish
            ? []
            : [
                [t('answer'), name('placeAnswer', exposure.answer)] as const,
                [t('advice'), exposure.advice] as const,
              ]),
        ]}
      />
      {mayPublish ? (
        <div className="two">
          <CodeSelect
            kind="placeAnswer"
            label={t('answer')}
            value={value.answer}
            onChange={(code) => set({ answer: code ?? value.answer })}
          />
          <TextInput
            label={t('advice')}
            description={t('adviceHint')}
            maxLength={500}
            value={value.advice}
            onChange={(event) => set({ advice: event.currentTarget.value })}
          />
        </div>
      ) : (
        <p className="muted small">{t('mayNotPublish')}</p>
      )}
      <FailureNotice failure={edit.failure} typing />
      {edit.dialog}
      <div className="row">
        {mayPublish ? (
          <Button
            loading={edit.busy}
            {...(published ? { color: 'red' } : {})}
            aria-label={t(published ? 'withdrawNamed' : 'publishNamed', { name: exposure.placeName })}
            onClick={() => void save(published ? 'WITHDRAWN' : 'PUBLISHED')}
          >
            {t(published ? 'withdraw' : 'publish')}
          </Button>
        ) : null}
        {mayPublish && dirty ? (
          <Button
            variant="default"
            loading={edit.busy}
            aria-label={t('saveNamed', { name: exposure.placeName })}
            onClick={() => void save()}
          >
            {words('save')}
          </Button>
        ) : null}
        {mayTrace ? (
          <FileButton
            url={fileUrl('GET /place-exposures/{id}/people', { params: { id: exposure.id } })}
            accept="text/csv"
            people
            name={`${exposure.placeName}.csv`}
          >
            {t('callList')}
          </FileButton>
        ) : null}
      </div>
    </Panel>
  );
}
