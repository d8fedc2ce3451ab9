import type { Endpoint } from '../../../contract/kit.ts';
import type { Handler } from './handler.ts';
import type { Sessions } from '../access/sessions.ts';
import type { Clock } from '../clock/clock.ts';
import type { Log } from '../log/log.ts';
import type { SitePage } from '../site/pages.ts';
import type { RefuseId } from './foreign-ids.ts';
import type { Leaving } from './leaving.ts';
import type { SharedRate } from './shared-rate.ts';

export type MountedEndpoint = {
  readonly key: string;
  readonly endpoint: Endpoint;
  readonly handler: Handler<never>;
};

export type HttpOptions = {
  readonly endpoints: readonly MountedEndpoint[];
  /** Pages outside the API. */
  readonly pages: readonly SitePage[];
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly log: Log;
  /** What happens to a list that an officer loads as a file. */
  readonly leaving: Leaving;
  readonly sharedRate: SharedRate;
  /** Ids that a request of a dataset may not name. */
  readonly refuseId: RefuseId;
  /** Served over TLS (PUBLIC_URL is https): cookies get `Secure`, browsers get HSTS. */
  readonly secure: boolean;
  readonly trustProxy: boolean;
  /** Dataset of a caller without a session. */
  readonly publicDataset: () => string;
};
