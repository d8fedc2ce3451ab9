import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatNumber, instantToLocal } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { showDate } from '../../kit/show.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fileUrl } from '../../kit/api.ts';
import { OfficerSelect } from './OfficerSelect.tsx';
import { texts } from './texts.ts';

/** Who is away, who stands in, and how much work waits. */
export function Leaves() {
  const t = useTexts(texts);
  const leaves = useApi('GET /leaves', {});
  const back = useSend('POST /leaves/{id}/end', ['/leaves', '/worklist']);
  const [entering, setEntering] = useState(false);
  const items = leaves.data?.items ?? [];
  return (
    <Panel
      title={t('leaves')}
      actions={
        <>
          <Button variant="default" onClick={() => setEntering(true)}>
            {t('leave')}
          </Button>
          <ExportList url={fileUrl('GET /leaves')} name="leaves" />
        </>
      }
    >
      <FailureNotice failure={leaves.error ?? back.failure} retry={() => void leaves.refetch()} />
      {leaves.data !== undefined && items.length === 0 ? <p className="muted">{t('noLeaves')}</p> : null}
      <ul className="plain stack">
        {items.map((one) => (
          <li key={one.id} className="row spread">
            <span>
              <strong>{one.officerName}</strong>{' '}
              <Tag tone={one.state === 'now' ? 'blue' : 'muted'}>{t(one.state)}</Tag>
              <span className="muted small block">
                {t('leaveLine', { from: showDate(one.from), to: showDate(one.to), reason: one.reason })}
              </span>
              {one.deputyName === null ? (
                <Tag tone={one.dueItems > 0 ? 'bad' : 'warning'}>
                  {t('uncovered', { n: formatNumber(one.dueItems) })}
                </Tag>
              ) : (
                <span className="small block">
                  {t('covered', { n: formatNumber(one.dueItems), name: one.deputyName })}
                </span>
              )}
            </span>
            {one.mayEnd ? (
              <Button
                variant="subtle"
                loading={back.busy}
                onClick={() => void back.send({ params: { id: one.id } })}
              >
                {t('back')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {entering ? <EnterLeave onClose={() => setEntering(false)} /> : null}
    </Panel>
  );
}

function EnterLeave({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const [id] = useState(() => newId());
  const [today] = useState(() => instantToLocal(Date.now()).slice(0, 10));
  const { value, set } = useDraft({
    officerId: null as string | null,
    deputyId: null as string | null,
    from: today as string | null,
    to: today as string | null,
    reason: '',
  });
  const [tried, setTried] = useState(false);
  const enter = useSend('POST /leaves', ['/leaves', '/worklist']);
  const reason = typed(value.reason);
  const { from, to } = value;
  const missing = from === null || to === null || reason === undefined;
  return (
    <FormDialog
      title={t('leaveTitle')}
      submit={t('save')}
      busy={enter.busy}
      failure={enter.failure}
      problem={tried && missing ? t('missing') : null}
      onSubmit={async () => {
        setTried(true);
        if (from === null || to === null || reason === undefined) {
          return;
        }
        const result = await enter.send({
          body: defined({
            id,
            officerId: value.officerId ?? undefined,
            deputyId: value.deputyId ?? undefined,
            from,
            to,
            reason,
          }),
        });
        if (result.ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      <p className="muted">{t('leaveHint')}</p>
      <OfficerSelect
        label={t('who')}
        nobody={t('myself')}
        value={value.officerId}
        onChange={(officerId) => set({ officerId })}
      />
      <div className="two">
        <DateField label={t('from')} required value={from} onChange={(day) => set({ from: day })} />
        <DateField label={t('to')} required value={to} onChange={(day) => set({ to: day })} />
      </div>
      <OfficerSelect
        label={t('deputy')}
        nobody={t('noDeputy')}
        value={value.deputyId}
        except={value.officerId}
        onChange={(deputyId) => set({ deputyId })}
      />
      {value.deputyId === null ? <Notice tone="warning">{t('noDeputyWarning')}</Notice> : null}
      <TextInput
        label={t('reason')}
        required
        maxLength={200}
        value={value.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
    </FormDialog>
  );
}
