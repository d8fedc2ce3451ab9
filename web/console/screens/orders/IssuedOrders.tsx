import { Button } from '@mantine/core';
import { errorText } from '../../../shared/client.ts';
import { type DataOf, fileUrl } from '../../kit/api.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { texts } from './texts.ts';

export type Issued = DataOf<'POST /orders'>['orders'];
export type Warnings = DataOf<'POST /orders'>['warnings'];

type IssuedOrdersProps = {
  readonly issued: Issued;
  readonly warnings: Warnings;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** How many were left out because they are cases by now. */
  readonly cases: number;
  readonly onIsolate: () => void;
  readonly onClose: () => void;
};

/** So many decisions have a button of their own; more are loaded in files. */
const SINGLE = 10;
/** The server puts so many decisions into a file. */
const A_FILE = 500;

/** What was issued, what to look at, and the documents: one by one, or all in a file. */
export function IssuedOrders({ issued, warnings, people, cases, onIsolate, onClose }: IssuedOrdersProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const files = Array.from({ length: Math.ceil(issued.length / A_FILE) }, (_, i) =>
    issued.slice(i * A_FILE, (i + 1) * A_FILE),
  );
  return (
    <div className="stack">
      <Notice tone="good" title={t('issued', { n: issued.length })}>
        {issued.length < 2 ? null : (
          <p>{t('numbers', { first: issued[0]!.number, last: issued.at(-1)!.number })}</p>
        )}
      </Notice>
      {warnings.map((one) => (
        <Notice key={one.message} tone="warning" alert>
          {errorText(one, lang)}
        </Notice>
      ))}
      {cases === 0 ? null : (
        <Notice tone="warning">
          <p>{t('casesLeft', { n: cases })}</p>
          <Button variant="default" onClick={onIsolate}>
            {t('isolateCases', { n: cases })}
          </Button>
        </Notice>
      )}
      {issued.length < 2 ? null : (
        <div className="row">
          {files.map((part) => (
            <FileButton
              key={part[0]!.id}
              url={fileUrl('GET /orders/decisions.pdf', {
                query: { ids: part.map(({ id }) => id).join(',') },
              })}
              accept="application/pdf"
              name={`${part[0]!.number}-${part.at(-1)!.number}.pdf`.replaceAll('/', '-')}
            >
              {t('allDocuments', { first: part[0]!.number, last: part.at(-1)!.number })}
            </FileButton>
          ))}
        </div>
      )}
      {issued.length > SINGLE ? null : (
        <ul className="plain">
          {issued.map((order) => (
            <li key={order.id} className="row">
              <span>{people.find((person) => person.id === order.personId)?.name}</span>
              <FileButton
                url={fileUrl('GET /orders/{id}/document.pdf', { params: { id: order.id } })}
                accept="application/pdf"
                name={`${order.number.replaceAll('/', '-')}.pdf`}
              >
                {t('document', { number: order.number })}
              </FileButton>
            </li>
          ))}
        </ul>
      )}
      <Button onClick={onClose}>{t('done')}</Button>
    </div>
  );
}
