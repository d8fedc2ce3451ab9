import { Button, Checkbox, NativeSelect, NumberInput, TextInput, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { LabelCode } from '../../../../contract/labels.ts';
import { calendarDate } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Page, Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { FileChoice } from './FileChoice.tsx';
import { OfficeSelect } from './OfficeSelect.tsx';
import { picksOf, RecipientPicks, type ShownPick } from './RecipientPicks.tsx';
import { texts } from './texts.ts';
import type { Upload } from './upload.ts';

type Draft = {
  readonly kind: LabelCode<'directiveKind'>;
  readonly number: string;
  readonly issuerId: string | null;
  readonly issuedOn: string | null;
  readonly effectiveOn: string | null;
  readonly expiresOn: string | null;
  readonly urgent: boolean;
  readonly summary: string;
  readonly relation: LabelCode<'directiveRelation'> | null;
  readonly relatedId: string;
  readonly recipients: readonly ShownPick[];
  readonly receiptHours: number | string;
  readonly scan: Upload | null;
};
const start = (): Draft => ({
  kind: 'letter',
  number: '',
  issuerId: null,
  issuedOn: calendarDate(Date.now()),
  effectiveOn: null,
  expiresOn: null,
  urgent: false,
  summary: '',
  relation: null,
  relatedId: '',
  recipients: [],
  receiptHours: '',
  scan: null,
});

/** Registers a document and sends it to everybody picked. */
export function DirectiveNew() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const { value, set, dirty } = useDraft(start());
  const [id] = useState(() => newId());
  const [tried, setTried] = useState(false);
  const send = useSend('POST /directives', ['/directives', '/directive-receipts']);
  const former = useApi(
    'GET /directives',
    { query: { box: 'out', status: 'IN_FORCE', limit: 100 } },
    { enabled: value.relation !== null },
  );
  const summary = typed(value.summary);
  const { issuerId, issuedOn } = value;
  const missing =
    summary === undefined || issuerId === null || issuedOn === null || value.recipients.length === 0;
  const submit = async () => {
    setTried(true);
    if (summary === undefined || issuerId === null || issuedOn === null || value.recipients.length === 0) {
      return;
    }
    const related = value.relation === null ? undefined : typed(value.relatedId);
    const optional = defined({
      number: typed(value.number),
      effectiveOn: value.effectiveOn ?? undefined,
      expiresOn: value.expiresOn ?? undefined,
      relation: related === undefined ? undefined : (value.relation ?? undefined),
      relatedId: related,
      receiptHours: typeof value.receiptHours === 'number' ? value.receiptHours : undefined,
      scan: value.scan ?? undefined,
    });
    const { kind, urgent } = value;
    const recipients = picksOf(value.recipients);
    const result = await send.send({
      body: { id, kind, issuerId, issuedOn, urgent, summary, recipients, ...optional },
    });
    if (result.ok) {
      void navigate({ to: '/directives/$id', params: { id: result.data.id }, ignoreBlocker: true });
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };
  return (
    <Page title={t('new')}>
      <form className="stack" noValidate onSubmit={onSubmit}>
        <LeaveGuard dirty={dirty} />
        <Panel>
          <div className="three">
            <CodeSelect
              kind="directiveKind"
              label={t('kind')}
              value={value.kind}
              onChange={(kind) => set({ kind: kind ?? value.kind })}
            />
            <OfficeSelect
              label={t('issuer')}
              required
              value={issuerId}
              onChange={(office) => set({ issuerId: office })}
            />
            <TextInput
              label={t('number')}
              description={t('numberHint')}
              maxLength={60}
              value={value.number}
              onChange={(event) => set({ number: event.currentTarget.value })}
            />
          </div>
          <Textarea
            label={t('summary')}
            required
            autosize
            minRows={2}
            maxLength={600}
            value={value.summary}
            onChange={(event) => set({ summary: event.currentTarget.value })}
          />
          <div className="three">
            <DateField
              label={t('issuedOn')}
              required
              value={issuedOn}
              onChange={(day) => set({ issuedOn: day })}
            />
            <DateField
              label={t('effectiveOn')}
              hint={t('effectiveHint')}
              value={value.effectiveOn}
              onChange={(effectiveOn) => set({ effectiveOn })}
            />
            <DateField
              label={t('expiresOn')}
              hint={t('expiresHint')}
              value={value.expiresOn}
              onChange={(expiresOn) => set({ expiresOn })}
            />
          </div>
          <div className="three">
            <CodeSelect
              kind="directiveRelation"
              label={t('relation')}
              empty={t('noRelation')}
              value={value.relation}
              onChange={(relation) => set({ relation })}
            />
            {value.relation === null ? null : (
              <NativeSelect
                label={t('related')}
                value={value.relatedId}
                onChange={(event) => set({ relatedId: event.currentTarget.value })}
                data={[
                  { value: '', label: t('chooseRelated') },
                  ...(former.data?.items ?? []).map((one) => ({
                    value: one.id,
                    label: `${one.number}: ${one.summary.slice(0, 60)}`,
                  })),
                ]}
              />
            )}
            <NumberInput
              label={t('receiptHours')}
              placeholder={value.urgent ? '4' : '24'}
              min={1}
              max={240}
              allowDecimal={false}
              value={value.receiptHours}
              onChange={(receiptHours) => set({ receiptHours })}
            />
          </div>
          <Checkbox
            label={t('urgent')}
            checked={value.urgent}
            onChange={(event) => set({ urgent: event.currentTarget.checked })}
          />
        </Panel>
        <Panel>
          <RecipientPicks
            label={t('recipients')}
            withRole
            value={value.recipients}
            onChange={(recipients) => set({ recipients })}
          />
        </Panel>
        <Panel title={t('scan')}>
          <FileChoice label={t('chooseFile')} value={value.scan} onChange={(scan) => set({ scan })} />
        </Panel>
        {tried && missing ? (
          <Notice tone="warning" alert>
            {t('missing')}
          </Notice>
        ) : null}
        <FailureNotice
          failure={send.failure}
          typing
          labels={{ number: t('number'), issuerId: t('issuer'), recipients: t('recipients') }}
        />
        <div className="row">
          <Button type="submit" loading={send.busy}>
            {t('send')}
          </Button>
        </div>
      </form>
    </Page>
  );
}
