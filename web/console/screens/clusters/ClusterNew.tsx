import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { newId } from '../../../shared/ids.ts';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Page, Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { ClusterFields } from './ClusterFields.tsx';
import { emptyCluster, fieldsOf } from './draft.ts';
import { texts } from './texts.ts';

/** Opens an event or cluster; participants follow on its page. */
export function ClusterNew() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const draft = useDraft(emptyCluster);
  const [id] = useState(() => newId());
  const [tried, setTried] = useState(false);
  const create = useSend('POST /clusters', ['/clusters']);
  const fields = fieldsOf(draft.value);
  const submit = async () => {
    setTried(true);
    if (fields === null) {
      return;
    }
    const result = await create.send({ body: { id, ...fields } });
    if (result.ok) {
      void navigate({ to: '/clusters/$id', params: { id: result.data.id }, ignoreBlocker: true });
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };
  return (
    <Page title={t('newTitle')}>
      <LeaveGuard dirty={draft.dirty} />
      <Panel>
        <form className="stack" onSubmit={onSubmit} noValidate>
          <ClusterFields value={draft.value} set={draft.set} />
          {tried && fields === null ? <Notice tone="warning" title={t('needFields')} /> : null}
          <FailureNotice failure={create.failure} typing />
          <div className="row">
            <Button type="submit" loading={create.busy}>
              {t('create')}
            </Button>
          </div>
        </form>
      </Panel>
    </Page>
  );
}
