/** The kinds of declaration that a form exists for. */
export const formKinds = ['people', 'vehicle', 'entrant', 'lodging', 'returnee'] as const;
export type FormKind = (typeof formKinds)[number];

/** Groups of questions that every form asks alike and that have fields of their own in the declaration. */
export const standardBlocks = ['person', 'home', 'symptoms', 'exposures', 'visits', 'companions'] as const;
export type StandardBlock = (typeof standardBlocks)[number];

export const fieldTypes = ['text', 'number', 'date', 'choice', 'checks', 'area', 'plate', 'lines'] as const;
export type FieldType = (typeof fieldTypes)[number];

/** A text in both languages. */
export type Said = { readonly vi: string; readonly en: string };

/** Asked only while another field, further up, has one of these answers. */
export type Condition = { readonly field: string; readonly in: readonly string[] };

export type FormField = {
  readonly id: string;
  readonly type: FieldType;
  readonly label: Said;
  readonly hint?: Said;
  readonly required?: boolean;
  readonly when?: Condition;
  readonly options?: readonly ({ readonly code: string } & Said)[];
  /** Smallest and largest number; for texts and lines `max` is the most characters. */
  readonly min?: number;
  readonly max?: number;
  /** Days that a date may lie back, and ahead; counted from the day of the declaration. */
  readonly daysBack?: number;
  readonly daysAhead?: number;
  /** The answer says where somebody comes from: it is compared with the zones. */
  readonly origin?: boolean;
  /** The unit answered here is in charge of the declaration, instead of that of the home. */
  readonly inCharge?: boolean;
};

/** A page of the form: standard groups first, then fields of its own. */
export type FormStep = {
  readonly id: string;
  readonly title: Said;
  readonly blocks: readonly StandardBlock[];
  readonly fields: readonly FormField[];
};

/** Parts of the standard groups that a short entry may ask by themselves, by group. */
export const shortParts = {
  fullName: 'person',
  birth: 'person',
  sex: 'person',
  phone: 'person',
  cccd: 'person',
  area: 'home',
  address: 'home',
  symptoms: 'symptoms',
  exposures: 'exposures',
  visits: 'visits',
  companions: 'companions',
} as const satisfies { readonly [part: string]: StandardBlock };
export type ShortPart = keyof typeof shortParts;

/** One question of the short entry at a post: a part of a standard group, or a field of the form. */
export type ShortItem = {
  readonly ask: string;
  /**
   * What stands there before anybody answers: a code of the choice; `today` for a date; `post` or `origin` for a text,
   * the name of the post or of the unit that somebody comes from.
   */
  readonly preset?: string;
  /** Of `area`: the home is where somebody comes from, as the zones ask. */
  readonly origin?: boolean;
};

/** One version of a form, in force from a local day on until the next version of its kind. */
export type FormVersion = {
  readonly kind: FormKind;
  readonly version: string;
  /** First local day, `YYYY-MM-DD`. */
  readonly validFrom: string;
  readonly title: Said;
  readonly lead: Said;
  readonly legalBasis: Said;
  readonly certainty: 'verified' | 'unverified';
  readonly sources: readonly string[];
  readonly steps: readonly FormStep[];
  /** What a post asks of somebody without a phone, in this order; the rest opens with "more". */
  readonly short?: readonly ShortItem[];
};

export type Answer = string | number | readonly string[];
/** Answers by the id of the field; what was not asked or left open is missing. */
export type Answers = { readonly [field: string]: Answer };
