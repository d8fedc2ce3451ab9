import { Button, Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { newId } from '../../../shared/ids.ts';
import type { ApiError } from '../../kit/api.ts';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import { type OrderKind, bodyOf, newOrder, problemOf } from './draft.ts';
import { type Issued, IssuedOrders, type Warnings } from './IssuedOrders.tsx';
import { OrderFields } from './OrderFields.tsx';
import { PreviewOrder } from './PreviewOrder.tsx';
import { texts } from './texts.ts';

type IssueOrderProps = {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly caseId?: string;
  readonly suggested: OrderKind;
  readonly onClose: () => void;
};
/** So many names are shown; the rest is counted. */
const NAMES_SHOWN = 8;

/** Positions in the request of the people who are under such an order already (fields `personIds.3`). */
function orderedPositions(failure: ApiError | null): ReadonlySet<number> {
  if (failure?.reply?.code !== 'order.already-ordered') {
    return new Set();
  }
  const fields = Object.keys(failure.reply.fields ?? {});
  return new Set(fields.flatMap((name) => /^personIds\.(\d+)$/u.exec(name)?.[1] ?? []).map(Number));
}

/** Issues one order to each of the people, then offers the documents. */
export function IssueOrder({ people: given, caseId, suggested, onClose }: IssueOrderProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const reason = t(suggested.startsWith('isolation') ? 'reasonCase' : 'reasonContact');
  const [start] = useState(() => newOrder(suggested, reason, Date.now()));
  const draft = useDraft(start);
  const [people, setPeople] = useState(given);
  const [id, setId] = useState(() => newId());
  const [tried, setTried] = useState(false);
  const [issued, setIssued] = useState<Issued | null>(null);
  const [warnings, setWarnings] = useState<Warnings>([]);
  const issue = useSend('POST /orders', ['/orders', '/cases', '/contacts']);
  const problem = problemOf(draft.value);
  const names = people.slice(0, NAMES_SHOWN).map((person) => person.name);
  const positions = orderedPositions(issue.failure);
  const refused = people.filter((_, position) => positions.has(position));
  const leaveOut = () => {
    setPeople(people.filter((_, position) => !positions.has(position)));
    setId(newId());
    issue.clear();
  };

  const submit = async () => {
    setTried(true);
    if (problem !== null) {
      return;
    }
    const ids = people.map((person) => person.id);
    const result = await issue.send({ body: bodyOf(id, draft.value, ids, caseId) });
    if (result.ok) {
      setIssued(result.data.orders);
      setWarnings(result.data.warnings);
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('issueFor', { n: people.length })}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      {issued === null ? (
        <form className="stack" onSubmit={onSubmit} noValidate>
          <p>
            {names.join(', ')}{' '}
            {people.length > NAMES_SHOWN ? t('more', { n: people.length - NAMES_SHOWN }) : ''}
          </p>
          <OrderFields value={draft.value} set={draft.set} tried={tried} caseId={caseId ?? null} />
          <PreviewOrder
            value={draft.value}
            personIds={people.map((person) => person.id)}
            caseId={caseId}
            onTried={() => setTried(true)}
          />
          {tried && problem !== null ? (
            <Notice tone="warning" alert>
              {t(problem)}
            </Notice>
          ) : null}
          <FailureNotice
            failure={issue.failure}
            typing
            fields={refused.length === 0}
            labels={{
              from: t('from'),
              until: t('until'),
              placeId: t('place'),
              issuerOfficeId: t('office'),
              signerId: t('signer'),
            }}
          />
          {refused.length === 0 ? null : (
            <Notice tone="warning">
              <p>{t('alreadyOrdered', { names: refused.map((person) => person.name).join(', ') })}</p>
              {refused.length === people.length ? null : (
                <Button variant="default" onClick={leaveOut}>
                  {t('leaveOut', { n: refused.length, rest: people.length - refused.length })}
                </Button>
              )}
            </Notice>
          )}
          <div className="row">
            <Button type="submit" loading={issue.busy}>
              {t('issue')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
          </div>
        </form>
      ) : (
        <IssuedOrders issued={issued} warnings={warnings} people={people} onClose={onClose} />
      )}
    </Modal>
  );
}
