import { Button, Modal, Radio } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../i18n.ts';
import { common } from '../texts.ts';
import { type Choice, clashes, type CurrentRecord, settle, united } from './conflict.ts';
import { texts } from './texts.ts';

/** How a form names and shows its fields. */
export type ConflictField = { readonly label: string; readonly show?: (value: unknown) => string };

type ConflictDialogProps<T extends object> = {
  readonly patch: T;
  readonly current: CurrentRecord;
  /** Fields that the server says both changed. */
  readonly named: ReadonlySet<string>;
  readonly fields: { readonly [name: string]: ConflictField };
  readonly busy: boolean;
  readonly onSave: (patch: Partial<T>, version: number) => void;
  readonly onClose: () => void;
};

/** Both versions of a record side by side, one choice a field; closing leaves the form as it was typed. */
export function ConflictDialog<T extends object>(props: ConflictDialogProps<T>) {
  const { patch, current, named, fields } = props;
  const t = useTexts(texts);
  const words = useTexts(common);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Choice>>(new Map());
  const differing = clashes(patch, current, named);
  // Nothing is chosen beforehand: one click must not write over what a colleague just saved.
  const isDecided = differing.every(({ field }) => chosen.has(field));
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
        {differing.map((clash) => {
          const { field, mine, theirs } = clash;
          const name = fields[field]?.label ?? field;
          const both = united(clash);
          return (
            <Radio.Group
              key={field}
              label={name}
              value={chosen.get(field) ?? ''}
              onChange={(value) => setChosen(new Map(chosen).set(field, value as Choice))}
            >
              <div className="two">
                <Radio value="mine" label={show(field, mine)} description={t('mine')} />
                <Radio value="theirs" label={show(field, theirs)} description={t('theirs')} />
                {both === null ? null : (
                  <Radio value="both" label={show(field, both)} description={t('both')} />
                )}
              </div>
            </Radio.Group>
          );
        })}
        <div className="row">
          <Button
            loading={props.busy}
            disabled={!isDecided}
            onClick={() => props.onSave(settle(patch, differing, chosen), current.version)}
          >
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
