import { Button, NativeSelect } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { declaredBy } from '../../../../contract/declaration-forms.ts';
import { type FormFault, type FormKind, type FormVersion, isAsked } from '../../../../lib/forms/index.ts';
import { calendarDate } from '../../../shared/formats.ts';
import { declarationErrors, type Errors } from '../../../shared/forms/check.ts';
import { toInput } from '../../../shared/forms/input.ts';
import { blankDeclaration, type TypedDeclaration } from '../../../shared/forms/typed.ts';
import { errorSentences } from '../../../shared/forms/words.ts';
import { newId } from '../../../shared/ids.ts';
import type { DataOf } from '../../kit/api.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Page, Panel } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { blocks } from './Blocks.tsx';
import { Question } from './Question.tsx';
import { SlipDialog } from './SlipDialog.tsx';
import { SmsReader } from './SmsReader.tsx';
import { texts } from './texts.ts';

type By = (typeof declaredBy)[number];
const BY_OTHERS = ['officer', 'relative', 'sms'] as const satisfies readonly By[];

/** An officer declares for somebody without a phone, and hands out the slip. */
export function DeclareFor() {
  const t = useTexts(texts);
  const [round, setRound] = useState(0);
  const forms = useApi('GET /declaration-forms', {});
  return (
    <Page title={t('newTitle')} lead={t('newLead')}>
      <Await query={forms}>
        {({ items }) => <Entry key={round} forms={items} onNext={() => setRound(round + 1)} />}
      </Await>
    </Page>
  );
}

type EntryProps = { readonly forms: readonly FormVersion[]; readonly onNext: () => void };

function Entry({ forms, onNext }: EntryProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const draft = useDraft<TypedDeclaration>(blankDeclaration());
  const send = useSend('POST /declarations/assisted', ['/declarations']);
  const [id] = useState(() => newId());
  const [by, setBy] = useState<By>('officer');
  const [errors, setErrors] = useState<Errors>({});
  const [receipt, setReceipt] = useState<DataOf<'POST /declarations/assisted'> | null>(null);
  const typed = draft.value;
  const form = forms.find(({ kind }) => kind === (typed.kind ?? 'people')) ?? (forms[0] as FormVersion);
  const answers = typed.answers ?? {};
  const submit = async () => {
    const today = calendarDate(Date.now());
    const found = declarationErrors(typed, form, today);
    setErrors(found);
    if (Object.keys(found).length === 0) {
      const input = toInput(typed, form, id, new Date().toISOString(), today);
      const result = await send.send({ body: { ...input, declaredBy: by } });
      if (result.ok) {
        setReceipt(result.data);
      }
    }
  };
  const sentences = errorSentences(errors, form, lang);
  return (
    <>
      <SmsReader
        onRead={(read) => {
          draft.set(read);
          setBy('sms');
        }}
      />
      <form
        className="stack"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        <LeaveGuard dirty={draft.dirty && receipt === null} />
        <div className="two">
          <NativeSelect
            label={t('form')}
            value={form.kind}
            data={forms.map((one) => ({ value: one.kind, label: one.title[lang] }))}
            onChange={(event) => draft.set({ kind: event.currentTarget.value as FormKind })}
          />
          <CodeSelect
            kind="declaredByWhom"
            label={t('who')}
            only={BY_OTHERS}
            value={by}
            onChange={(next) => setBy(next ?? 'officer')}
          />
        </div>
        {form.certainty === 'unverified' ? (
          <p className="muted small">{t('unverified', { basis: form.legalBasis[lang] })}</p>
        ) : null}
        {form.steps.map((step) => (
          <Panel key={step.id} title={step.title[lang]}>
            {step.blocks.map((block) => {
              const Block = blocks[block];
              return <Block key={block} typed={typed} change={draft.set} errors={errors} />;
            })}
            {step.fields.length === 0 ? null : (
              <div className="two">
                {step.fields
                  .filter((field) => isAsked(form, field, answers))
                  .map((field) => (
                    <Question
                      key={field.id}
                      field={field}
                      answer={answers[field.id]}
                      fault={errors[`answers.${field.id}`]?.slice(2) as FormFault | undefined}
                      onChange={(answer) => draft.set({ answers: { ...answers, [field.id]: answer } })}
                    />
                  ))}
              </div>
            )}
          </Panel>
        ))}
        {sentences.length === 0 ? null : (
          <Notice tone="bad" alert title={t('errors')}>
            <ul>
              {sentences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Notice>
        )}
        <FailureNotice failure={send.failure} typing />
        <div>
          <Button type="submit" loading={send.busy}>
            {t('send')}
          </Button>
        </div>
      </form>
      {receipt === null ? null : (
        <SlipDialog
          slip={{ ...receipt, name: typed.person.fullName, companions: typed.companions.length }}
          onClose={onNext}
          closeText={t('next')}
        />
      )}
    </>
  );
}
