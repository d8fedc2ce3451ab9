import { Button, Modal, Radio } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../i18n.ts';
import { common } from '../texts.ts';
import { type CurrentRecord, clashes, settle } from './conflict.ts';
import { texts } from './texts.ts';

/** How a form names and shows its fields. */
export type ConflictField = { readonly label: string; readonly show?: (value: unknown) => string };

type ConflictDialogProps<T extends object> = {
  readonly patch: T;
  readonly current: CurrentRecord;
  readonly fields: { readonly [name: string]: ConflictField };
  readonly busy: boolean;
  readonly onSave: (patch: Partial<T>, version: number) => void;
  readonly onClose: () => void;
};

/** Both versions of a record side by side, one choice a field; closing leaves the form as it was typed. */
export function ConflictDialog<T extends object>(props: ConflictDialogProps<T>) {
  const { patch, current, fields } = props;
  const t = useTexts(texts);
  const words = useTexts(common);
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const differing = clashes(patch, current);
  const choose = (field: string, keepTheirs: boolean) => {
    const next = new Set(theirs);
    if (keepTheirs) {
      next.add(field);
    } else {
      next.delete(field);
    }
    setTheirs(next);
  };
  const show = (field: string, value: unknown) => {
    if (value === null || value === undefined || value === '') {
      return t('blank');
    }
    return (
      fields[field]?.show?.(value) ??
      (Array.isArray(value) ? value.join(', ') : String(value as string | number | boolean))
    );
  };
  return (
    <Modal
      opened
      size="xl"
      onClose={props.onClose}
      title={t('title')}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <div className="stack">
        <p>{differing.length === 0 ? t('nothing') : t('explain')}</p>
        {differing.map(({ field, mine, theirs: other }) => {
          const name = fields[field]?.label ?? field;
          return (
            <Radio.Group
              key={field}
              label={name}
              value={theirs.has(field) ? 'theirs' : 'mine'}
              onChange={(value) => choose(field, value === 'theirs')}
            >
              <div className="two">
                <Radio value="mine" label={show(field, mine)} description={t('mine')} />
                <Radio value="theirs" label={show(field, other)} description={t('theirs')} />
              </div>
            </Radio.Group>
          );
        })}
        <div className="row">
          <Button loading={props.busy} onClick={() => props.onSave(settle(patch, theirs), current.version)}>
            {t('save')}
          </Button>
          <Button variant="default" onClick={props.onClose}>
            {words('cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
