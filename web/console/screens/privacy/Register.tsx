import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { fileUrl } from '../../kit/api.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { fixedList } from '../../kit/list/fixedList.ts';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { common } from '../../kit/texts.ts';
import { useApi, useSend } from '../../kit/useApi.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { texts } from './texts.ts';

/** What is kept of people, why and how long; what the next clean-up would delete; frozen impact assessments. */
export function Register() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const lang = useLanguage();
  const register = useApi('GET /privacy/register', {});
  return (
    <>
      <p className="muted">{t('registerLead')}</p>
      <div className="row">
        <ExportList url={fileUrl('GET /privacy/register')} name="register" />
      </div>
      <Await query={register} lines={8}>
        {({ asOf, runsAt, items }) => (
          <>
            <p className="muted small">
              {words('asOf', { time: showInstant(asOf) })} · {t('runsAt', { time: showInstant(runsAt) })}
            </p>
            <DataList
              label={t('register')}
              list={fixedList(items)}
              columns={[
                {
                  id: 'name',
                  title: t('holding'),
                  className: 'wrap',
                  render: (row) => (
                    <>
                      <strong>{row.name[lang]}</strong>
                      <span className="muted small block">{t(row.dataClass)}</span>
                    </>
                  ),
                },
                { id: 'purpose', title: t('purpose'), className: 'wrap', render: (row) => row.purpose[lang] },
                { id: 'ground', title: t('ground'), render: (row) => t(row.ground) },
                {
                  id: 'keep',
                  title: t('keep'),
                  className: 'wrap',
                  render: (row) => (
                    <>
                      {row.keep[lang]}
                      {row.erasure === null ? null : (
                        <span className="muted small block">{row.erasure[lang]}</span>
                      )}
                    </>
                  ),
                },
                {
                  id: 'due',
                  title: t('dueRows'),
                  render: (row) => (row.due === null ? t('noDue') : formatNumber(row.due)),
                },
              ]}
              rowKey={(row) => row.code}
              rowName={(row) => row.name[lang]}
              empty={{ title: words('none') }}
            />
          </>
        )}
      </Await>
      <Assessments />
    </>
  );
}

function Assessments() {
  const t = useTexts(texts);
  const assessments = useApi('GET /privacy/assessments', {});
  const [freezing, setFreezing] = useState(false);
  return (
    <Panel
      title={t('assessments')}
      actions={
        <>
          <ExportList url={fileUrl('GET /privacy/assessments')} name="assessments" />
          <Button onClick={() => setFreezing(true)}>{t('freeze')}</Button>
        </>
      }
    >
      <Await query={assessments}>
        {({ items }) => (
          <DataList
            label={t('assessments')}
            list={fixedList(items)}
            columns={[
              { id: 'at', title: t('at'), render: (row) => showInstant(row.at) },
              { id: 'by', title: t('by'), render: (row) => row.by },
              {
                id: 'controller',
                title: t('controller'),
                className: 'wrap',
                render: (row) => row.controller,
              },
              {
                id: 'file',
                title: t('file'),
                render: (row) => (
                  <FileButton
                    url={fileUrl('GET /privacy/assessments/{id}/file.pdf', { params: { id: row.id } })}
                    accept="application/pdf"
                    name="assessment.pdf"
                  >
                    PDF <span className="muted small">{row.sha256.slice(0, 8)}</span>
                  </FileButton>
                ),
              },
            ]}
            rowKey={(row) => row.id}
            rowName={(row) => row.controller}
            empty={{ title: t('noAssessments') }}
          />
        )}
      </Await>
      {freezing ? <Freeze onClose={() => setFreezing(false)} /> : null}
    </Panel>
  );
}

function Freeze({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const freeze = useSend('POST /privacy/assessments', ['/privacy']);
  const [id] = useState(() => newId());
  const [controller, setController] = useState('');
  const [contact, setContact] = useState('');
  const [tried, setTried] = useState(false);
  const missing = controller.trim() === '' || contact.trim() === '';
  return (
    <FormDialog
      title={t('freezeTitle')}
      submit={t('freeze')}
      busy={freeze.busy}
      failure={freeze.failure}
      problem={tried && missing ? t('missingFreeze') : null}
      onClose={onClose}
      onSubmit={async () => {
        setTried(true);
        const body = { id, controller: controller.trim(), contact: contact.trim() };
        if (!missing && (await freeze.send({ body })).ok) {
          onClose();
        }
      }}
    >
      <p>{t('freezeHint')}</p>
      <TextInput
        label={t('controller')}
        required
        maxLength={300}
        data-autofocus
        value={controller}
        onChange={(event) => setController(event.currentTarget.value)}
      />
      <TextInput
        label={t('contact')}
        required
        maxLength={300}
        value={contact}
        onChange={(event) => setContact(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
