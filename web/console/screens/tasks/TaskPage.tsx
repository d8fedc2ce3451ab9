import { Link, useParams } from '@tanstack/react-router';
import { fileUrl } from '../../kit/api.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Facts, Page, Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { useApi } from '../../kit/useApi.ts';
import { IssuerPart } from './IssuerPart.tsx';
import type { TaskRecord } from './record.ts';
import { Lateness, Progress } from './TaskList.tsx';
import { texts } from './texts.ts';
import { WorkPart } from './WorkPart.tsx';

/** One task: what, until when, how far, and everything that happened. */
export function TaskPage() {
  const t = useTexts(texts);
  const { id } = useParams({ strict: false });
  const query = useApi('GET /tasks/{id}', { params: { id: id ?? '' } });
  return (
    <Page title={query.data?.title ?? t('title')} lead={query.data?.responsible.name}>
      <Await query={query}>{(task) => <Record key={task.id} task={task} />}</Await>
    </Page>
  );
}

function Record({ task }: { readonly task: TaskRecord }) {
  const t = useTexts(texts);
  const document =
    task.directiveId === null ? null : (
      <Link to="/directives/$id" params={{ id: task.directiveId }}>
        {task.directiveNumber}
      </Link>
    );
  const superiors = task.superiors.map(({ areaName, at }) =>
    t('superior', { area: areaName, at: showInstant(at) }),
  );
  return (
    <>
      <Panel>
        {task.detail === null ? null : <p className="pre-line">{task.detail}</p>}
        <Facts
          items={[
            [t('status'), <StatusTag key="status" kind="taskStatus" code={task.status} />],
            [t('responsible'), [...new Set([task.responsible.name, task.responsible.areaName])].join(' · ')],
            [t('cooperating'), task.cooperating.map((one) => one.name).join(', ')],
            [
              t('due'),
              <span key="due">
                {showInstant(task.dueAt)}
                <Lateness task={task} />
              </span>,
            ],
            ...(task.firstDueAt === task.dueAt
              ? []
              : ([[t('firstDue'), showInstant(task.firstDueAt)]] as const)),
            [t('progress'), <Progress key="progress" task={task} />],
            [t('issuer'), task.issuerName],
            [t('directive'), document],
            [t('createdBy'), task.createdBy],
            ...(superiors.length === 0 ? [] : ([[t('superiors'), superiors.join('; ')]] as const)),
          ]}
        />
      </Panel>
      {task.checks ? <IssuerPart task={task} /> : null}
      {task.mine ? <WorkPart task={task} /> : null}
      <History task={task} />
    </>
  );
}

function History({ task }: { readonly task: TaskRecord }) {
  const t = useTexts(texts);
  const name = useLabel();
  return (
    <Panel title={t('history')}>
      <ol className="plain stack">
        {task.events.map((event) => (
          <li key={event.id}>
            <strong>{name('taskEvent', event.kind)}</strong>
            {event.percent === null ? null : ` · ${event.percent} %`}
            <span className="muted small block">
              {showInstant(event.at)} · {event.by}
            </span>
            {event.note === null ? null : <p className="pre-line">{event.note}</p>}
            {event.files.map((file) => (
              <a
                key={file.id}
                className="block"
                href={fileUrl('GET /directive-files/{id}', { params: { id: file.id } })}
                target="_blank"
                rel="noreferrer"
              >
                {file.name}
              </a>
            ))}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
