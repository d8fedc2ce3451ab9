import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { formatShortCode } from '../../../../lib/credentials/index.ts';
import { answerText, fieldsOf, type FormVersion } from '../../../../lib/forms/index.ts';
import { formatInstant } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { Facts, Page, Panel } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useApi } from '../../kit/useApi.ts';
import { SlipDialog } from './SlipDialog.tsx';
import { TaskPanel } from './TaskPanel.tsx';
import { texts } from './texts.ts';
import type { OneDeclaration } from './types.ts';

/** One declaration: what was said, its due work, and its slip to print again. */
export function DeclarationPage() {
  const t = useTexts(texts);
  const { id } = useParams({ strict: false }) as { id: string };
  const one = useApi('GET /declarations/{id}', { params: { id } });
  const [printing, setPrinting] = useState(false);
  const code = one.data?.code ?? null;
  return (
    <Page
      title={one.data === undefined ? t('title') : formatShortCode(one.data.shortCode)}
      lead={one.data?.name}
      actions={
        code === null ? undefined : (
          <Button variant="default" onClick={() => setPrinting(true)}>
            {t('print')}
          </Button>
        )
      }
    >
      <Await query={one}>
        {(declaration) => (
          <>
            <Told declaration={declaration} />
            <TaskPanel declaration={declaration} />
            <Answered declaration={declaration} />
            {printing && code !== null ? (
              <SlipDialog
                slip={{ ...declaration, code }}
                onClose={() => setPrinting(false)}
                closeText={t('close')}
              />
            ) : null}
          </>
        )}
      </Await>
    </Page>
  );
}

function Told({ declaration: d }: { readonly declaration: OneDeclaration }) {
  const t = useTexts(texts);
  const name = useLabel();
  const seesPeople = useRight('person.read');
  return (
    <Panel>
      <div className="row">
        <Tag tone={d.atRisk ? 'warning' : 'muted'}>{t(d.atRisk ? 'riskYes' : 'riskNo')}</Tag>
        {d.replaced ? <Tag tone="muted">{t('replaced')}</Tag> : null}
        {seesPeople ? (
          <Link to="/people/$id" params={{ id: d.personId }}>
            {t('person')}
          </Link>
        ) : null}
      </div>
      <Facts
        items={[
          [t('form'), name('declarationForm', d.form)],
          [t('declaredAt'), formatInstant(d.declaredAt)],
          [t('validUntil'), formatInstant(d.validUntil)],
          [t('by'), name('declaredByWhom', d.declaredBy)],
          [t('enteredBy'), d.enteredBy],
          [
            t('actedBy'),
            d.actedBy === null ? null : `${d.actedBy.name} (${name('helperRelation', d.actedBy.relation)})`,
          ],
          [t('phone'), <PhoneLink key="phone" phone={d.phone} />],
          [t('area'), d.areaName],
          [t('companions'), d.companions],
          [t('plate'), d.plate],
          [t('symptoms'), d.symptoms.map((code) => name('symptom', code)).join(', ')],
          [t('exposures'), d.exposures.map((code) => name('exposure', code)).join(', ')],
          [t('version'), d.formVersion],
        ]}
      />
    </Panel>
  );
}

function Answered({ declaration }: { readonly declaration: OneDeclaration }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const on = declaration.declaredAt.slice(0, 10);
  const forms = useApi('GET /declaration-forms', { query: { on } });
  const given = Object.entries(declaration.answers);
  const form: FormVersion | undefined = forms.data?.items.find(({ kind }) => kind === declaration.form);
  const fields = new Map((form === undefined ? [] : fieldsOf(form)).map((field) => [field.id, field]));
  return (
    <Panel title={t('answers')}>
      {given.length === 0 ? (
        <p className="muted">{t('noAnswers')}</p>
      ) : (
        <dl className="facts">
          {given.map(([id, answer]) => {
            const field = fields.get(id);
            return (
              <div key={id}>
                <dt>{field?.label[lang] ?? id}</dt>
                <dd>
                  {field?.type === 'area' ? (
                    <AreaName id={String(answer)} />
                  ) : field === undefined ? (
                    String(answer)
                  ) : (
                    answerText(field, answer, lang, () => undefined)
                  )}
                </dd>
              </div>
            );
          })}
        </dl>
      )}
    </Panel>
  );
}

function AreaName({ id }: { readonly id: string }) {
  const area = useApi('GET /areas/{id}', { params: { id } });
  return <>{area.data?.name ?? '…'}</>;
}
