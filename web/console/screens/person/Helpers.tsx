import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { LabelCode } from '../../../../contract/labels.ts';
import type { DataOf } from '../../../shared/client.ts';
import { newId } from '../../../shared/ids.ts';
import { useRight } from '../../app/session/session.ts';
import { typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { fixedList } from '../../kit/list/fixedList.ts';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { ShownOnce } from '../../kit/ShownOnce.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { outcomeOf } from '../messages/outcomeOf.ts';
import { sentTexts } from '../messages/sentTexts.ts';
import { texts } from './helperTexts.ts';
import { type DialogProps, NotifyDialog } from './NotifyDialog.tsx';
import { TellDialog, type Told } from './TellDialog.tsx';

/** Who acts for a person and what was done; an officer confirms and ends helpers, and leaves the person a message. */
export function Helpers({ personId }: { readonly personId: string }) {
  const t = useTexts(texts);
  const name = useLabel();
  const mayEdit = useRight('person.write');
  const params = { id: personId };
  const history = useApi('GET /people/{id}/assistance', { params }, { subject: personId });
  const end = useSend('POST /people/{id}/assistance/end', ['/people']);
  const seesDeclarations = useRight('declaration.read');
  const mayTell = useRight('declaration.record');
  const [dialog, setDialog] = useState<'add' | 'notify' | 'tell' | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const [token, setToken] = useState<string | null>(null);
  const [sent, setSent] = useState<DataOf<'POST /messages/notices'> | null>(null);
  return (
    <Panel
      title={t('title')}
      actions={
        <>
          {mayTell ? (
            <Button variant="default" onClick={() => setDialog('tell')}>
              {t('tell')}
            </Button>
          ) : null}
          {mayEdit ? (
            <>
              <Button variant="default" onClick={() => setDialog('notify')}>
                {t('notify')}
              </Button>
              <Button variant="default" onClick={() => setDialog('add')}>
                {t('add')}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <p className="muted">{t('lead')}</p>
      {sent === null ? null : <Sent notice={sent} />}
      {told === null ? null : <Passed told={told} />}
      <FailureNotice failure={end.failure} />
      <Await query={history} subject={personId}>
        {(data) => (
          <>
            <DataList
              label={t('title')}
              list={fixedList(data.helpers)}
              columns={[
                {
                  id: 'helper',
                  title: t('helper'),
                  className: 'wrap',
                  render: (one) => (
                    <>
                      <strong>{one.name}</strong>
                      <span className="muted small block">{name('helperRelation', one.relation)}</span>
                    </>
                  ),
                },
                {
                  id: 'check',
                  title: t('check'),
                  className: 'wrap',
                  render: (one) => (
                    <>
                      {name('assistanceCheck', one.check)}
                      <span className="muted small block">{one.begunBy}</span>
                    </>
                  ),
                },
                { id: 'since', title: t('since'), render: (one) => showInstant(one.begunAt) },
                {
                  id: 'until',
                  title: t('until'),
                  render: (one) =>
                    one.endedAt !== null || !mayEdit ? (
                      showInstant(one.endedAt)
                    ) : (
                      <Button
                        size="compact-sm"
                        variant="default"
                        loading={end.busy}
                        onClick={() => void end.send({ params, body: { assistanceId: one.id } })}
                      >
                        {t('end')}
                        <span className="hidden"> {one.name}</span>
                      </Button>
                    ),
                },
              ]}
              rowKey={(one) => one.id}
              rowName={(one) => one.name}
              empty={{ title: t('none') }}
            />
            {data.acts.length === 0 ? null : (
              <>
                <h3>{t('acts')}</h3>
                <DataList
                  label={t('acts')}
                  list={fixedList(data.acts)}
                  columns={[
                    {
                      id: 'act',
                      title: t('act'),
                      render: (act) => (
                        <>
                          {name('actKind', act.kind)}
                          {act.kind === 'declaration' && seesDeclarations ? (
                            <Link className="block small" to="/declarations/$id" params={{ id: act.factId }}>
                              {t('openDeclaration')}
                            </Link>
                          ) : null}
                        </>
                      ),
                    },
                    { id: 'at', title: t('at'), render: (act) => showInstant(act.at) },
                    {
                      id: 'by',
                      title: t('by'),
                      className: 'wrap',
                      render: (act) => `${act.by} (${name('helperRelation', act.relation)})`,
                    },
                  ]}
                  rowKey={(act) => act.factId}
                  rowName={(act) => act.by}
                  empty={{ title: t('noActs') }}
                />
              </>
            )}
          </>
        )}
      </Await>
      {dialog === 'add' ? (
        <AddDialog
          personId={personId}
          onClose={() => setDialog(null)}
          onDone={(made) => {
            setDialog(null);
            setToken(made);
          }}
        />
      ) : null}
      {dialog === 'notify' ? (
        <NotifyDialog
          personId={personId}
          onClose={() => setDialog(null)}
          onDone={(made) => {
            setDialog(null);
            setSent(made);
          }}
        />
      ) : null}
      {dialog === 'tell' ? (
        <TellDialog
          personId={personId}
          onClose={() => setDialog(null)}
          onDone={(made) => {
            setDialog(null);
            setTold(made);
          }}
        />
      ) : null}
      {token === null ? null : (
        <ShownOnce title={t('once')} secret={token} hint={t('onceHint')} onClose={() => setToken(null)} />
      )}
    </Panel>
  );
}

/** What became of a message: nobody may think that it left where it did not. */
function Sent({ notice }: { readonly notice: DataOf<'POST /messages/notices'> }) {
  const t = useTexts(texts);
  const say = useTexts(sentTexts);
  const { text, tone, args } = outcomeOf(notice.smsState, notice.sendsAt);
  return (
    <Notice tone={tone}>
      {say(text, args)} {notice.shared ? t('shared') : ''}
    </Notice>
  );
}

/** What was noted, and by when somebody has to take it over. */
function Passed({ told: { needs } }: { readonly told: Told }) {
  const t = useTexts(texts);
  const [first] = needs.map(({ dueAt }) => dueAt).toSorted();
  return (
    <Notice tone="good">
      {first === undefined ? t('toldPlain') : t('toldNeeds', { at: showInstant(first) })}
    </Notice>
  );
}

function AddDialog({ personId, onClose, onDone }: DialogProps<string>) {
  const t = useTexts(texts);
  const { send, busy, failure } = useSend('POST /people/{id}/assistance', ['/people']);
  const [helperName, setHelperName] = useState('');
  const [relation, setRelation] = useState<LabelCode<'helperRelation'> | null>(null);
  const [tried, setTried] = useState(false);
  const given = typed(helperName);
  const onSubmit = async () => {
    setTried(true);
    if (given === undefined || relation === null) {
      return;
    }
    const body = { id: newId(), helperName: given, relation };
    const answer = await send({ params: { id: personId }, body });
    if (answer.ok) {
      onDone(answer.data.token);
    }
  };
  return (
    <FormDialog
      title={t('add')}
      submit={t('save')}
      busy={busy}
      failure={failure}
      problem={tried && (given === undefined || relation === null) ? t('need') : null}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <p>{t('addLead')}</p>
      <TextInput
        label={t('name')}
        required
        maxLength={120}
        value={helperName}
        onChange={(event) => setHelperName(event.currentTarget.value)}
      />
      <CodeSelect
        kind="helperRelation"
        label={t('relation')}
        empty="–"
        required
        value={relation}
        onChange={setRelation}
      />
    </FormDialog>
  );
}
