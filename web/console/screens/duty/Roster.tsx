import { Button } from '@mantine/core';
import { useState } from 'react';
import { localToInstant } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { type DataOf, fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { fixedList } from '../../kit/list/fixedList.ts';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { PasteDialog } from './PasteDialog.tsx';
import { texts } from './texts.ts';

type Shown = DataOf<'GET /command/duty'>;
type Turn = Shown['items'][number];
const EVERY_MS = 60_000;

/** Turns of a period with what is wrong with the roster. */
export function Roster() {
  const t = useTexts(texts);
  const [url, change] = useUrlState();
  const manages = useRight('command.manage');
  const [pasting, setPasting] = useState(false);
  const [removing, setRemoving] = useState<Turn | null>(null);
  const instant = (local: string | undefined) => (local === undefined ? undefined : localToInstant(local));
  const query = { from: instant(url['from']), until: instant(url['until']) };
  const roster = useApi('GET /command/duty', { query }, { everyMs: EVERY_MS, keep: true });
  return (
    <>
      <Filters url={url} change={change} names={['from', 'until']}>
        <DateField
          label={t('from')}
          time
          value={url['from'] ?? null}
          onChange={(from) => change({ from: from ?? undefined })}
        />
        <DateField
          label={t('until')}
          time
          value={url['until'] ?? null}
          onChange={(until) => change({ until: until ?? undefined })}
        />
      </Filters>
      <div className="row">
        {manages ? <Button onClick={() => setPasting(true)}>{t('add')}</Button> : null}
        <ExportList url={fileUrl('GET /command/duty', { query: query as object })} name="duty" />
      </div>
      <Await query={roster}>
        {(shown) => (
          <>
            <Faults shown={shown} />
            <DataList
              label={t('rosterLabel')}
              list={fixedList(shown.items)}
              columns={[
                { id: 'level', title: t('level'), render: (row) => t('levelN', { n: row.level }) },
                {
                  id: 'name',
                  title: t('name'),
                  render: (row) => (
                    <>
                      <strong>{row.name}</strong> {row.onDuty ? <Tag tone="good">{t('now')}</Tag> : null}
                      <span className="muted small block">
                        {row.office}
                        {row.role === '' ? '' : ` · ${row.role}`}
                      </span>
                    </>
                  ),
                },
                { id: 'phone', title: t('phone'), render: (row) => <PhoneLink phone={row.phone} /> },
                {
                  id: 'turn',
                  title: t('turn'),
                  render: (row) => `${showInstant(row.from)} – ${showInstant(row.until)}`,
                },
                ...(manages
                  ? [
                      {
                        id: 'acts',
                        title: t('acts'),
                        render: (row: Turn) => (
                          <Button variant="default" size="compact-sm" onClick={() => setRemoving(row)}>
                            {t('remove')}
                            <span className="hidden"> {row.name}</span>
                          </Button>
                        ),
                      },
                    ]
                  : []),
              ]}
              rowKey={(row) => row.id}
              rowName={(row) => row.name}
              empty={{ title: t('none'), hint: t('noneHint') }}
            />
          </>
        )}
      </Await>
      {pasting ? <PasteDialog onClose={() => setPasting(false)} /> : null}
      {removing === null ? null : <Removal turn={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}

function Faults({ shown }: { readonly shown: Shown }) {
  const t = useTexts(texts);
  if (shown.items.length === 0) {
    return null;
  }
  if (shown.gaps.length === 0 && shown.overlaps.length === 0) {
    return <Notice tone="good">{t('fine')}</Notice>;
  }
  const times = (one: Shown['gaps'][number]) => ({
    n: one.level,
    from: showInstant(one.from),
    until: showInstant(one.until),
  });
  return (
    <>
      {shown.gaps.length === 0 ? null : (
        <Notice tone="warning" title={t('gaps')}>
          <ul>
            {shown.gaps.map((gap) => (
              <li key={`${gap.level} ${gap.from}`}>{t('span', times(gap))}</li>
            ))}
          </ul>
        </Notice>
      )}
      {shown.overlaps.length === 0 ? null : (
        <Notice title={t('overlaps')}>
          <ul>
            {shown.overlaps.map((one) => (
              <li key={`${one.level} ${one.from}`}>
                {t('spanNames', { ...times(one), names: one.names.join(', ') })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

function Removal({ turn, onClose }: { readonly turn: Turn; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const remove = useSend('POST /command/duty/{id}/removal', ['/command/duty']);
  return (
    <ReasonDialog
      title={t('removeOf', { name: turn.name })}
      submit={t('remove')}
      busy={remove.busy}
      failure={remove.failure}
      onSend={async (reason = '') => {
        if ((await remove.send({ params: { id: turn.id }, body: { reason } })).ok) {
          onClose();
        }
      }}
      onClose={onClose}
    />
  );
}
