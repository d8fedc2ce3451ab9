import { Textarea, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import type { LabelCode } from '../../../../contract/labels.ts';
import { type DataOf, fileUrl } from '../../kit/api.ts';
import { BulkOutcomes } from '../../kit/BulkOutcomes.tsx';
import { defined, typed } from '../../kit/defined.ts';
import { Segments } from '../../kit/figures/Segments.tsx';
import { FileButton } from '../../kit/FileButton.tsx';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { useSend } from '../../kit/useApi.ts';
import { OfficeSelect } from '../directives/OfficeSelect.tsx';
import { SignerSelect } from '../orders/SignerSelect.tsx';
import { WordingUsed } from '../orders/WordingUsed.tsx';
import { texts } from './texts.ts';

/** Somebody to hand over: a case by its id, a contact by the id of the decision. */
export type ToHandOver = {
  readonly subject: 'case' | 'contact';
  readonly id: string;
  readonly name: string;
};
type SendHandoverProps = {
  readonly people: readonly ToHandOver[];
  /** Where somebody was found: proposed as the receiver. */
  readonly toAreaId?: string | null;
  readonly onClose: () => void;
};
type Sent = DataOf<'POST /handovers'>;

const NAMES_SHOWN = 8;
const MOST = 200;
const empty = {
  where: 'inside' as 'inside' | 'outside',
  toAreaId: null as string | null,
  province: '',
  unit: '',
  phone: '',
  officeId: null as string | null,
  signerId: null as string | null,
  reason: 'moved' as LabelCode<'handoverReason'>,
  note: '',
};

/** Hands people over with one letter, then says what became of each and offers the letter. */
export function SendHandover({ people, toAreaId = null, onClose }: SendHandoverProps) {
  const t = useTexts(texts);
  const [start] = useState({ ...empty, toAreaId });
  const { value, set } = useDraft(start);
  const [id] = useState(() => newId());
  const [tried, setTried] = useState(false);
  const [sent, setSent] = useState<Sent | null>(null);
  const send = useSend('POST /handovers', ['/handovers', '/cases', '/contacts']);
  const province = typed(value.province);
  const unit = typed(value.unit);
  const receiver =
    value.where === 'inside'
      ? value.toAreaId === null
        ? null
        : { toAreaId: value.toAreaId }
      : province === undefined || unit === undefined
        ? null
        : { outside: defined({ province, unit, phone: typed(value.phone) }) };
  const problem =
    people.length > MOST
      ? t('tooMany')
      : receiver === null || value.officeId === null || value.signerId === null
        ? t('missing')
        : null;
  const submit = async () => {
    setTried(true);
    if (receiver === null || value.officeId === null || value.signerId === null || people.length > MOST) {
      return;
    }
    const result = await send.send({
      body: defined({
        id,
        items: people.map(({ subject, id: own }) => ({ subject, id: own })),
        ...receiver,
        officeId: value.officeId,
        signerId: value.signerId,
        reason: value.reason,
        note: typed(value.note),
      }),
    });
    if (result.ok) {
      setSent(result.data);
    }
  };
  const names = people.slice(0, NAMES_SHOWN).map((one) => one.name);
  return (
    <FormDialog
      title={t('sendFor', { n: formatNumber(people.length) })}
      submit={sent === null ? t('send') : t('close')}
      wide
      busy={send.busy}
      failure={send.failure}
      problem={tried && sent === null ? problem : null}
      onSubmit={async () => {
        if (sent === null) {
          await submit();
        } else {
          onClose();
        }
      }}
      onClose={onClose}
    >
      {sent === null ? (
        <>
          <p>
            {names.join(', ')}{' '}
            {people.length > NAMES_SHOWN ? t('more', { n: people.length - NAMES_SHOWN }) : ''}
          </p>
          <p className="muted">{t('sendHint')}</p>
          <Segments
            label={t('where')}
            options={[
              ['inside', t('inside')],
              ['outside', t('outside')],
            ]}
            value={value.where}
            onChange={(where) => set({ where })}
          />
          <div className="two">
            {value.where === 'inside' ? (
              <AreaPicker
                label={t('commune')}
                required
                kind="commune"
                value={value.toAreaId}
                onPick={(area) => set({ toAreaId: area })}
              />
            ) : (
              <>
                <TextInput
                  label={t('province')}
                  required
                  maxLength={80}
                  value={value.province}
                  onChange={(event) => set({ province: event.currentTarget.value })}
                />
                <TextInput
                  label={t('unit')}
                  required
                  maxLength={160}
                  value={value.unit}
                  onChange={(event) => set({ unit: event.currentTarget.value })}
                />
                <TextInput
                  label={t('unitPhone')}
                  maxLength={40}
                  value={value.phone}
                  onChange={(event) => set({ phone: event.currentTarget.value })}
                />
              </>
            )}
            <CodeSelect
              kind="handoverReason"
              label={t('reason')}
              value={value.reason}
              onChange={(reason) => set({ reason: reason ?? value.reason })}
            />
            <OfficeSelect
              label={t('office')}
              required
              value={value.officeId}
              onChange={(officeId) => set({ officeId, signerId: null })}
            />
          </div>
          <SignerSelect
            value={{ officeId: value.officeId, kind: 'hand-over', signerId: value.signerId }}
            set={set}
            tried={tried}
          />
          <WordingUsed officeId={value.officeId} kind="hand-over" />
          <Textarea
            label={t('note')}
            autosize
            maxLength={600}
            value={value.note}
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
        </>
      ) : (
        <SentNow sent={sent} people={people} />
      )}
    </FormDialog>
  );
}

function SentNow({ sent, people }: { readonly sent: Sent; readonly people: readonly ToHandOver[] }) {
  const t = useTexts(texts);
  const { letter } = sent;
  // A refused one keeps the id that was asked; what was sent has one of its own.
  const names = new Map(people.map((one) => [one.id, one.name]));
  return (
    <>
      <BulkOutcomes
        outcomes={sent.outcomes}
        nameOf={(id) => names.get(id)}
        title={(n) => (letter === null ? t('sentNone') : t('sentNow', { n, number: letter.number }))}
      />
      <div className="row">
        {letter === null ? null : (
          <FileButton
            url={fileUrl('GET /handovers/letters/{id}/document.pdf', { params: { id: letter.id } })}
            accept="application/pdf"
            name="ban-giao.pdf"
          >
            {t('loadLetter', { number: letter.number })}
          </FileButton>
        )}
        <Link to="/handovers" search={{ view: 'out' }}>
          {t('open')}
        </Link>
      </div>
    </>
  );
}
