/** A mail that leaves, to one address. */
export type OutgoingMail = {
  /** The same mail again has the same id, so that a mailbox recognises it. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly type: string; readonly bytes: Buffer }[];
};

/**
 * What became of it: `kept` nobody got it; `accepted` the server took it, which is not having been read; `refused` it never
 * will; `failed` it may later.
 */
export type Mailed = {
  readonly state: 'kept' | 'accepted' | 'refused' | 'failed';
  readonly detail: string | null;
};

/** How mail leaves. */
export type MailAdapter = {
  readonly name: 'kept' | 'smtp';
  readonly send: (mail: OutgoingMail) => Promise<Mailed>;
  /** Whether the server answers and lets us in; the embedded one always does. */
  readonly check: () => Promise<boolean>;
};
