/** What ties an answer of the provider to the browser that was sent there. */
export type OidcFlow = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** Who the provider says has signed in. */
export type OidcIdentity = {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string | null;
  /** In small letters, and only when the provider says that it is verified. */
  readonly email: string | null;
  /** There is an e-mail, but nobody verified it. */
  readonly emailUnverified: boolean;
  readonly staffCode: string | null;
  readonly groups: readonly string[];
  /** The provider asked for a second step, as the settings read its `amr` and `acr`. */
  readonly secondStep: boolean;
  /** Shown to the provider when the officer leaves. */
  readonly idToken: string;
  readonly kept: OidcKept;
};

/** What lets the provider be asked again about somebody who signed in; encrypted wherever it is kept. */
export type OidcKept = {
  readonly access: string;
  /** Null: the provider gives none (often the scope `offline_access` is missing). */
  readonly refresh: string | null;
  /** Where the groups stood at the sign-in; null: there were none. */
  readonly groupsFrom: 'info' | 'token' | null;
};

/** `down`: no answer; `denied`: the person or the provider said no; `refused`: the answer does not hold; `gone`: the provider knows the person no more. */
export type OidcFailure = {
  readonly ok: false;
  readonly why: 'down' | 'denied' | 'refused' | 'gone';
  /** A code for the log, never a value from the answer. */
  readonly detail: string;
  /** What to ask with next time, where the provider renewed it before its answer broke off: the former is good no more. */
  readonly kept?: OidcKept;
};

/** Single sign-on by OpenID Connect, of one provider. */
export type OidcPort = {
  readonly issuer: string;
  /** On the button. */
  readonly name: string;
  readonly begin: (
    redirectUri: string,
  ) => Promise<{ readonly ok: true; readonly url: string; readonly flow: OidcFlow } | OidcFailure>;
  readonly finish: (
    answer: URL,
    flow: OidcFlow,
  ) => Promise<{ readonly ok: true; readonly who: OidcIdentity } | OidcFailure>;
  /** How long an answer about somebody holds before it is asked for again. */
  readonly recheckMs: number;
  /** Asks again about somebody who signed in: the groups of now, and what to ask with next time. */
  readonly recheck: (
    kept: OidcKept,
    subject: string,
  ) => Promise<
    { readonly ok: true; readonly groups: readonly string[]; readonly kept: OidcKept } | OidcFailure
  >;
  /** Where the provider lets the officer leave; null: it has no such page, or does not answer. */
  readonly leaveUrl: (idToken: string, returnTo: string) => Promise<string | null>;
  readonly check: () => Promise<boolean>;
};
