import { Button, Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { newId } from '../../../shared/ids.ts';
import { defined } from '../../kit/defined.ts';
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
import { RefusedNotice } from './RefusedNotice.tsx';
import { refusedPeople } from './refused-people.ts';
import { texts } from './texts.ts';

type Given = readonly { readonly id: string; readonly name: string }[];
type IssueOrderProps = {
  readonly people: Given;
  readonly caseId?: string;
  readonly suggested: OrderKind;
  readonly onClose: () => void;
};
/** So many names are shown; the rest is counted. */
const NAMES_SHOWN = 8;

/**
 * Issues one order to each of the people, then offers the documents. Contacts who became cases are told: they are left
 * out and isolated afterwards, or quarantined all the same on purpose.
 */
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
  // Left out of this order because they are cases by now; and those of them who get theirs next.
  const [cases, setCases] = useState<Given>([]);
  const [isolating, setIsolating] = useState<Given | null>(null);
  const named = refusedPeople(issue.failure);
  const refused = people.filter((_, position) => named?.positions.has(position) === true);
  const leaveOut = () => {
    setPeople(people.filter((one) => !refused.includes(one)));
    setCases(named?.why === 'became-case' ? [...cases, ...refused] : cases);
    setId(newId());
    issue.clear();
  };

  const submit = async (casesToo?: true) => {
    setTried(true);
    if (problem !== null) {
      return;
    }
    const ids = people.map((person) => person.id);
    const body = defined({ ...bodyOf(id, draft.value, ids, caseId), casesToo });
    const result = await issue.send({ body });
    if (result.ok) {
      setIssued(result.data.orders);
      setWarnings(result.data.warnings);
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };
  if (isolating !== null) {
    return <IssueOrder people={isolating} suggested="isolation-home" onClose={onClose} />;
  }
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
          {named === null ? null : (
            <RefusedNotice
              why={named.why}
              names={refused.map((person) => person.name)}
              rest={people.length - refused.length}
              onLeaveOut={leaveOut}
              onIsolate={() => setIsolating([...cases, ...refused])}
              onAllTheSame={() => void submit(true)}
            />
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
        <IssuedOrders
          issued={issued}
          warnings={warnings}
          people={people}
          cases={cases.length}
          onIsolate={() => setIsolating(cases)}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}
