import { Button } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDate } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { History } from '../../kit/history/History.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Facts, Page, Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { Comparison } from './Comparison.tsx';
import { Preview } from './Preview.tsx';
import { Steps } from './Steps.tsx';
import './templates.css';
import { texts } from './texts.ts';
import { useChecks } from './useChecks.ts';
import { WordingEditor } from './WordingEditor.tsx';
import type { Template } from './types.ts';

/** One version of an office's wording: editor of a draft, or as it stands; the version before it; its history. */
export function TemplatePage() {
  const t = useTexts(texts);
  const name = useLabel();
  const { id } = useParams({ strict: false });
  const query = useApi('GET /order-templates/{id}', { params: { id: id ?? '' } });
  const one = query.data;
  return (
    <Page
      title={
        one === undefined
          ? t('title')
          : `${name('templateKind', one.kind)}: ${t('versionN', { n: one.number })}`
      }
      lead={one?.officeName}
    >
      <Await query={query}>{(template) => <Record key={template.id} template={template} />}</Await>
    </Page>
  );
}

function Record({ template }: { readonly template: Template }) {
  const t = useTexts(texts);
  const [dirty, setDirty] = useState(false);
  const former = template.former.number;
  return (
    <>
      <Panel
        actions={
          <>
            <FileButton
              url={fileUrl('GET /order-templates/{id}/example.pdf', { params: { id: template.id } })}
              accept="application/pdf"
              name={`mau-van-ban-${template.kind}-${template.number}.pdf`}
            >
              {t(dirty ? 'exampleSaved' : 'example')}
            </FileButton>
            <Successor template={template} />
          </>
        }
        title={t('state')}
      >
        <Facts
          items={[
            [t('state'), <StatusTag key="state" kind="templateState" code={template.state} />],
            [t('validFrom'), template.validFrom === null ? null : formatDate(template.validFrom)],
            [t('changed'), `${showInstant(template.changedAt)} · ${template.changedBy}`],
            [t('startedBy'), template.startedBy],
            ...(template.note === null ? [] : ([[t('note'), template.note]] as const)),
            ...(template.endedAt === null
              ? []
              : ([
                  [
                    t('ended'),
                    [showInstant(template.endedAt), template.endReason].filter(Boolean).join(' · '),
                  ],
                ] as const)),
          ]}
        />
        <Steps template={template} dirty={dirty} />
      </Panel>
      {template.mayEdit ? (
        <WordingEditor template={template} onDirty={setDirty} />
      ) : (
        <Panel title={t('wording')}>
          {template.state === 'draft' ? (
            <p className="muted">{t('notYours')}</p>
          ) : (
            <p className="muted">{t('fixed')}</p>
          )}
          <Standing template={template} />
        </Panel>
      )}
      <Panel title={former === null ? t('compareGeneral') : t('compareWith', { n: former })}>
        <Comparison kind={template.kind} before={template.former.content} after={template.content} />
      </Panel>
      <Panel title={t('history')}>
        <History items={template.history} />
      </Panel>
    </>
  );
}

/** A version that nobody edits here, as it reads. */
function Standing({ template }: { readonly template: Template }) {
  const { officeId, kind, content, state, validFrom } = template;
  // Of a version yet to come, what counts is whether its laws hold on its first day.
  const date = state === 'scheduled' && validFrom !== null ? { date: validFrom } : {};
  return <Preview kind={kind} checks={useChecks({ officeId, kind, content, ...date })} />;
}

/** The next version, beginning with this one. */
function Successor({ template }: { readonly template: Template }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const mayDraft = useRight('order.issue');
  const [id] = useState(() => newId());
  const draft = useSend('POST /order-templates', ['/order-templates']);
  const begin = async () => {
    const { officeId, kind } = template;
    const result = await draft.send({ body: { id, officeId, kind, from: template.id } });
    if (result.ok) {
      await navigate({ to: '/orders/templates/$id', params: { id: result.data.id } });
    }
  };
  if (!mayDraft || template.state === 'draft') {
    return null;
  }
  return (
    <>
      <Button variant="default" loading={draft.busy} onClick={() => void begin()}>
        {t('successor')}
      </Button>
      <FailureNotice failure={draft.failure} />
    </>
  );
}
