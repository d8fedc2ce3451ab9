import { Button, Modal, Radio } from '@mantine/core';
import { useState } from 'react';
import { type LabelCode, labelOptions } from '../../../../contract/labels.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { common } from '../../kit/texts.ts';
import { texts } from './texts.ts';

export type DropReason = LabelCode<'dropReason'>;
type DropDialogProps = {
  readonly count: number;
  readonly busy: boolean;
  readonly onDrop: (reason: DropReason) => void;
  readonly onClose: () => void;
};

/** Nobody is dropped without a reason. */
export function DropDialog({ count, busy, onDrop, onClose }: DropDialogProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const lang = useLanguage();
  const options = labelOptions('dropReason', lang);
  const [reason, setReason] = useState<DropReason | null>(null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('dropTitle', { n: count })}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason !== null) {
            onDrop(reason);
          }
        }}
      >
        <Radio.Group
          label={t('dropReason')}
          value={reason}
          onChange={(value) => setReason(options.find((option) => option.value === value)?.value ?? null)}
        >
          <div className="stack">
            {options.map((option) => (
              <Radio key={option.value} value={option.value} label={option.label} />
            ))}
          </div>
        </Radio.Group>
        <div className="row">
          <Button type="submit" color="red" loading={busy} disabled={reason === null}>
            {t('dropSubmit')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words('cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
