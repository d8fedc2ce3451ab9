import { type ReactNode, useState } from 'react';
import type { ApiError, ErrorReply } from '../api.ts';
import { apiError } from '../api.ts';
import { ConflictDialog, type ConflictField } from './ConflictDialog.tsx';
import { conflictsOf, type CurrentRecord, currentOf } from './conflict.ts';

type Outcome<R> =
  | { readonly ok: true; readonly data: R }
  | { readonly ok: false; readonly status: number; readonly error: ErrorReply };

type EditInput<T, R> = {
  readonly fields: { readonly [name: string]: ConflictField };
  readonly send: (patch: Partial<T>, version: number) => Promise<Outcome<R>>;
  readonly onSaved: (record: R) => void;
};

type Conflict<T> = {
  readonly patch: Partial<T>;
  readonly current: CurrentRecord;
  readonly named: ReadonlySet<string>;
};

/** Saving a versioned record: a conflict opens the dialog with both versions, any other refusal is shown. */
export function useEdit<T extends object, R>(input: EditInput<T, R>) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const [conflict, setConflict] = useState<Conflict<T> | null>(null);
  const save = async (patch: Partial<T>, version: number) => {
    setBusy(true);
    const result = await input.send(patch, version);
    setBusy(false);
    if (result.ok) {
      setFailure(null);
      setConflict(null);
      input.onSaved(result.data);
      return;
    }
    const current = currentOf(result.status, result.error);
    setConflict(current === null ? null : { patch, current, named: conflictsOf(result.error) });
    setFailure(current === null ? apiError({ ...result, ok: false }) : null);
  };
  const dialog: ReactNode =
    conflict === null ? null : (
      <ConflictDialog
        patch={conflict.patch}
        current={conflict.current}
        named={conflict.named}
        fields={input.fields}
        busy={busy}
        onSave={(patch, version) => void save(patch as Partial<T>, version)}
        onClose={() => setConflict(null)}
      />
    );
  return { save, busy, failure, dialog };
}
