/** A text that leaves. */
export type OutgoingText = {
  readonly id: string;
  /** International number without +: 84912345678. */
  readonly to: string;
  readonly text: string;
};

/**
 * What became of it: `kept` nobody got it; `accepted` the gateway took it, which is not delivery; `failed` it certainly did not,
 * and `again` says whether another try may do better; `unsure` nobody knows, so that another try may send it twice.
 */
export type Sent =
  | { readonly state: 'kept' | 'accepted' | 'unsure'; readonly detail: string | null }
  | { readonly state: 'failed'; readonly detail: string | null; readonly again: boolean };

/** How texts leave. Replies to a text that came in go back in the gateway's own request and need none of this. */
export type SmsAdapter = {
  readonly name: 'kept' | 'kannel';
  readonly send: (text: OutgoingText) => Promise<Sent>;
  /** Whether the gateway answers; the embedded one always does. */
  readonly check: () => Promise<boolean>;
};
