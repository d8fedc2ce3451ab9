import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { showInstant } from '../../kit/show.ts';
import { SendingState } from './SendingState.tsx';
import { SmsLog } from './SmsLog.tsx';
import { texts } from './texts.ts';

const EVERY_MS = 15_000;
/** A part of the program that sends by itself is named by its code, such as `command.alerts`. */
const PROGRAM = /^[a-z]+(?:[.-][a-z]+)*$/u;

/** Texts that came in and that left, of the own areas. */
export function SmsList() {
  const t = useTexts(texts);
  const name = useLabel();
  const [url, change] = useUrlState();
  const [opened, setOpened] = useState<string | null>(null);
  const query = {
    direction: urlCode('smsDirection', url['direction']),
    state: urlCode('smsState', url['state']),
  };
  const list = useList('GET /messages/sms', { query }, { everyMs: EVERY_MS });
  return (
    <>
      <Filters url={url} change={change} names={['direction', 'state']}>
        <CodeFilter
          kind="smsDirection"
          label={t('direction')}
          all={t('anyDirection')}
          name="direction"
          url={url}
          change={change}
        />
        <CodeFilter
          kind="smsState"
          label={t('state')}
          all={t('anyState')}
          name="state"
          url={url}
          change={change}
        />
      </Filters>
      <div className="row">
        <ExportList url={fileUrl('GET /messages/sms', { query: query as object })} people name="sms" />
      </div>
      <DataList
        label={t('label')}
        list={list}
        columns={[
          {
            id: 'at',
            title: t('at'),
            className: 'reach',
            render: (row) => (
              <>
                {showInstant(row.at)}
                <span className="muted small block">{name('smsDirection', row.direction)}</span>
              </>
            ),
          },
          { id: 'phone', title: t('phone'), render: (row) => row.phone ?? t('hidden') },
          {
            id: 'text',
            title: t('text'),
            // A link has no place to break by itself, and would push the state off the page.
            className: 'wrap break-all',
            render: (row) => (
              <>
                {row.text ?? <span className="muted">{t('hidden')}</span>}
                {row.reply === null ? null : (
                  <span className="muted small block">{t('reply', { text: row.reply })}</span>
                )}
                {row.by === null ? null : (
                  <span className="muted small block">
                    {PROGRAM.test(row.by) ? t('byProgram') : t('by', { name: row.by })}
                  </span>
                )}
              </>
            ),
          },
          {
            id: 'state',
            title: t('state'),
            className: 'reach',
            render: (row) => (
              <>
                <SendingState row={row} />
                {row.declarationId === null ? null : (
                  <span className="block">
                    <Link to="/declarations/$id" params={{ id: row.declarationId }}>
                      {t('declaration')}
                    </Link>
                  </span>
                )}
                {row.direction === 'in' || (row.timesTried === 0 && row.state !== 'waiting') ? null : (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-expanded={opened === row.id}
                    onClick={() => setOpened(opened === row.id ? null : row.id)}
                  >
                    {t('logOf', { n: row.timesTried })}
                  </Button>
                )}
              </>
            ),
          },
        ]}
        renderBelow={(row) => (row.id === opened ? <SmsLog id={row.id} /> : null)}
        rowKey={(row) => row.id}
        rowName={(row) => `${row.phone ?? ''} ${showInstant(row.at)}`}
        empty={{ title: t('none') }}
      />
    </>
  );
}
