import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatInstant, formatNumber } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { type DataOf, fileUrl } from '../../kit/api.ts';
import { defined, typed } from '../../kit/defined.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
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
              <Exposure key={`${item.id} ${item.version}`} exposure={item} />
            ))}
          </>
        )
      }
    </Await>
  );
}

function Exposure({ exposure }: { readonly exposure: Exposure }) {
  const t = useTexts(planTexts);
  const words = useTexts(common);
  const name = useLabel();
  const mayPublish = useRight('exposure.publish');
  const mayTrace = useRight('tracing.run');
  const [answer, setAnswer] = useState(exposure.answer);
  const [advice, setAdvice] = useState(exposure.advice ?? '');
  const edit = useSend('PATCH /place-exposures/{id}', ['/cases']);
  const save = async (status?: Exposure['status']) =>
    await edit.send({
      params: { id: exposure.id },
      body: defined({ version: exposure.version, status, answer, advice: typed(advice) ?? null }),
    });
  const published = exposure.status === 'PUBLISHED';
  const changed = answer !== exposure.answer || (typed(advice) ?? null) !== exposure.advice;
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
            value={answer}
            onChange={(code) => setAnswer(code ?? answer)}
          />
          <TextInput
            label={t('advice')}
            description={t('adviceHint')}
            maxLength={500}
            value={advice}
            onChange={(event) => setAdvice(event.currentTarget.value)}
          />
        </div>
      ) : (
        <p className="muted small">{t('mayNotPublish')}</p>
      )}
      <FailureNotice failure={edit.failure} typing />
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
        {mayPublish && changed ? (
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
