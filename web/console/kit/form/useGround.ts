import { useState } from 'react';

type Versioned = { readonly version: number };

/** What a form that stays on its page stands on. */
export type Ground<T> = {
  /** The record that the typing refers to; its version goes along when the form is sent. */
  readonly ground: T;
  /** Something was typed: a refresh of the page no longer moves the ground. */
  readonly hold: () => void;
  /** The form begins anew: on this record, until the page has a newer one. */
  readonly renew: (from?: T) => void;
};

/** Keeps the record as it was when typing began, so that a colleague's change since then is found out when it is sent. */
export function useGround<T extends Versioned>(record: T): Ground<T> {
  const [held, setHeld] = useState<T | null>(null);
  const [known, setKnown] = useState<T | null>(null);
  const newest = known !== null && known.version > record.version ? known : record;
  return {
    ground: held ?? newest,
    hold: () => setHeld((former) => former ?? newest),
    renew: (from) => {
      setHeld(null);
      setKnown(from ?? null);
    },
  };
}
