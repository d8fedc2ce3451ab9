import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ApiError } from '../api.ts';
import { useTexts } from '../i18n.ts';
import { FailureNotice } from '../state/FailureNotice.tsx';
import { Notice } from '../state/Notice.tsx';
import { common } from '../texts.ts';

type FormDialogProps = {
  readonly title: string;
  /** What the button that sends says. */
  readonly submit: string;
  readonly wide?: boolean;
  readonly busy: boolean;
  readonly failure: ApiError | null;
  /** What is still missing, once it was tried; null: nothing. */
  readonly problem: string | null;
  readonly onSubmit: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A form in a dialog: fields, what is missing or refused, send or leave. A click beside it loses nothing. */
export function FormDialog(props: FormDialogProps) {
  const words = useTexts(common);
  return (
    <Modal
      opened
      size={props.wide === true ? 'xl' : 'lg'}
      onClose={props.onClose}
      closeOnClickOutside={false}
      title={props.title}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void props.onSubmit();
        }}
      >
        {props.children}
        {props.problem === null ? null : (
          <Notice tone="warning" alert>
            {props.problem}
          </Notice>
        )}
        <FailureNotice failure={props.failure} typing />
        <div className="row">
          <Button type="submit" loading={props.busy}>
            {props.submit}
          </Button>
          <Button variant="default" onClick={props.onClose}>
            {words('cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
