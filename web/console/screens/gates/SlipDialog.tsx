import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../shared/ids.ts';
import { useSession } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { type BoardPost, slipsBetween } from './board.ts';
import './slips.css';
import { texts } from './texts.ts';
import { wholeNumber } from './wholeNumber.ts';

type SlipDialogProps = { readonly post: BoardPost; readonly onClose: () => void };
type Book = { readonly first: string; readonly last: string };

/** Numbers a book of paper slips and shows them to be printed. */
export function SlipDialog({ post, onClose }: SlipDialogProps) {
  const t = useTexts(texts);
  const [id] = useState(() => newId());
  const [count, setCount] = useState('50');
  const [book, setBook] = useState<Book | null>(null);
  const number = useSend('POST /gates/slips');
  const wanted = wholeNumber(count, 10, 500);
  const submit = async () => {
    if (wanted === null) {
      return;
    }
    const result = await number.send({ body: { id, postId: post.postId, count: wanted } });
    if (result.ok) {
      setBook(result.data);
    }
  };
  if (book !== null) {
    return <PrintedBook post={post} book={book} onClose={onClose} />;
  }
  return (
    <FormDialog
      title={t('slipsOf', { name: post.postName })}
      submit={t('number')}
      busy={number.busy}
      failure={number.failure}
      problem={null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="muted">{t('slipsHint')}</p>
      <TextInput
        label={t('slipCount')}
        required
        inputMode="numeric"
        value={count}
        error={wanted === null ? t('slipCountMissing') : null}
        onChange={(event) => setCount(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

function PrintedBook({ post, book, onClose }: SlipDialogProps & { readonly book: Book }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const { dataset } = useSession();
  const slips = slipsBetween(book.first, book.last);
  const fields = t('slipFields').split(';');
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('slipsOf', { name: post.postName })}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <div className="stack slip-book">
        <div className="slip-screen stack">
          <Notice tone="good">
            {t('numbered', { n: slips.length, first: book.first, last: book.last })}
          </Notice>
          <div className="row">
            <Button onClick={() => globalThis.print()}>{t('print')}</Button>
            <Button variant="default" onClick={onClose}>
              {words('close')}
            </Button>
          </div>
        </div>
        <ol className="slip-sheet">
          {slips.map((slip) => (
            <li key={slip} className="gate-slip">
              <span>
                {t('slipTitle')} · {post.postName}
              </span>
              <strong>{slip}</strong>
              {dataset === 'live' ? null : <span className="small">{t('simulatedSlip')}</span>}
              {fields.map((field) => (
                <span key={field} className="gate-slip-line">
                  {field}
                </span>
              ))}
            </li>
          ))}
        </ol>
      </div>
    </Modal>
  );
}
