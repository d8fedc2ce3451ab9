import type { Role } from '../../../contract/rights.ts';
import type { AreaPaths, Sessions } from '../../platform/access/sessions.ts';
import type { Scope } from '../../platform/access/scope.ts';
import type { Platform } from '../../platform/module.ts';

/** The public API as an account speaks it. */
export type Api = (
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: unknown,
) => Promise<{ readonly status: number; readonly body: unknown }>;

/** A permit that somebody asks for in a drill. */
export type WantedPermit = {
  readonly permitId: string;
  readonly driverName: string;
  readonly plate: string;
  readonly goods: string;
  readonly areaId: string;
  readonly now: number;
};

/** What training works with. */
export type TrainingContext = {
  readonly platform: Platform;
  readonly areaPaths: AreaPaths;
  readonly sessions: Sessions;
  readonly publicDataset: string;
  /** Where the shown account of a role works, or people of a role without one (area id): trainees work there too. An administrator gets a unit of their own. */
  readonly areaOf: (role: Role) => string | null;
  /** The province, and a commune of it where no shown account works, another one each time. */
  readonly province: () => string | null;
  readonly anyCommune: () => string | null;
  readonly isCommune: (areaId: string) => boolean;
  /** Gives a new account what its role needs before there is anything to do; the role says whether it needs something. */
  readonly prepare: (role: Role, areaId: string, accountId: string) => Promise<void>;
  /** The API as a bearer of this token speaks it. */
  readonly api: (token: string) => Api;
  /** An enterprise asks for a permit. */
  readonly askForPermit: (wanted: WantedPermit) => Promise<void>;
  /** Raises an alert of this name that nobody is texted about. @returns its id. */
  readonly raiseAlert: (name: string) => Promise<string>;
  /** Whether somebody was recorded at a place (id) since a moment. */
  readonly arrived: (scope: Scope, placeId: string, since: Date) => Promise<boolean>;
  /** What would have come to a phone by SMS since a moment, the newest first. */
  readonly textsTo: (scope: Scope, phone: string, since: Date) => Promise<{ at: Date; text: string }[]>;
  /** Short code of what a person, or whoever has the phone, declared last since a moment; null: nothing. */
  readonly declaredSince: (
    scope: Scope,
    who: { readonly personId: string; readonly phone: string },
    since: Date,
  ) => Promise<string | null>;
};
