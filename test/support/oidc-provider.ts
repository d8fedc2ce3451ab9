import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider, type Configuration } from 'oidc-provider';
import { providerMemory } from './provider-memory.ts';

/** Who signs in at the provider, and what it says of them. */
export type ProviderPerson = {
  sub: string;
  name?: string;
  email?: string;
  email_verified?: boolean;
  groups?: readonly string[];
  staff_code?: string;
  amr?: readonly string[];
};

/** A real provider of OpenID Connect on this machine; whoever `person` is signs in without being asked. */
export type TestProvider = {
  readonly issuer: string;
  person: ProviderPerson;
  /** How far its clock is behind while it makes tokens, in seconds. */
  secondsBehind: number;
  /** Whether it gives refresh tokens. */
  refreshes: boolean;
  /** Whether it still knows anybody. */
  knows: boolean;
  /** Paths that it answers with 503 for now. */
  broken: readonly string[];
  /** Signs with another key from now on. @param published false: its key set goes on showing the former one alone. */
  readonly rotateKeys: (published?: boolean) => void;
  readonly close: () => Promise<void>;
};

const ID_TOKEN_SECONDS = 60;

export const CLIENT_ID = 'vungxanh';
export const CLIENT_SECRET = 'a-secret-of-the-test-client-0001';

/** Starts a provider that knows one client, which comes back to these addresses. */
export async function startProvider(
  redirectUris: readonly string[],
  leaveUris: readonly string[] = [],
  /** By which name of this machine it is called. */
  host = '127.0.0.1',
): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const issuer = `http://${host}:${(server.address() as AddressInfo).port}`;
  const state: Changing = {
    person: { sub: 'nobody' },
    secondsBehind: 0,
    refreshes: true,
    knows: true,
    broken: [],
  };
  // Another key changes nothing else: what it remembers of sign-ins stands outside.
  const adapter = providerMemory();
  const withOwnKey = () => {
    const made = new Provider(issuer, { ...configuration(state, redirectUris, leaveUris), adapter });
    made.use(async (ctx, next) => {
      const { now } = Date;
      if (ctx.path === '/token') {
        Date.now = () => now() - state.secondsBehind * 1000;
      }
      try {
        await next();
      } finally {
        Date.now = now;
      }
    });
    return { provider: made, handle: made.callback() };
  };
  let signing = withOwnKey();
  let publishing = signing;
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '';
    if (state.broken.some((one) => path.startsWith(one))) {
      response.writeHead(503).end();
    } else if (path.startsWith('/interaction/')) {
      void signIn(signing.provider, state.person, request, response);
    } else {
      void (path.startsWith('/jwks') ? publishing : signing).handle(request, response);
    }
  });
  return {
    issuer,
    get person() {
      return state.person;
    },
    set person(person) {
      state.person = person;
    },
    get secondsBehind() {
      return state.secondsBehind;
    },
    set secondsBehind(seconds) {
      state.secondsBehind = seconds;
    },
    get refreshes() {
      return state.refreshes;
    },
    set refreshes(refreshes) {
      state.refreshes = refreshes;
    },
    get knows() {
      return state.knows;
    },
    set knows(knows) {
      state.knows = knows;
    },
    get broken() {
      return state.broken;
    },
    set broken(broken) {
      state.broken = broken;
    },
    rotateKeys: (published = true) => {
      signing = withOwnKey();
      publishing = published ? signing : publishing;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

type State = Pick<TestProvider, 'person' | 'secondsBehind' | 'refreshes' | 'knows' | 'broken'>;
type Changing = { -readonly [K in keyof State]: State[K] };

function signingKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', kid: crypto.randomUUID() };
}

function configuration(
  state: Readonly<State>,
  redirectUris: readonly string[],
  leaveUris: readonly string[],
): Configuration {
  return {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: [...redirectUris],
        post_logout_redirect_uris: [...leaveUris],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [signingKey()] },
    cookies: { keys: ['key of the test provider'] },
    pkce: { required: () => true },
    claims: {
      openid: ['sub', 'amr'],
      profile: ['name'],
      email: ['email', 'email_verified'],
      groups: ['groups', 'staff_code'],
    },
    scopes: ['openid', 'profile', 'email', 'groups'],
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    ttl: {
      AccessToken: 600,
      RefreshToken: 600,
      AuthorizationCode: 60,
      IdToken: ID_TOKEN_SECONDS,
      Interaction: 600,
      Session: 600,
      Grant: 600,
    },
    issueRefreshToken: () => state.refreshes,
    // A refresh token is good once: whoever loses the next one is out.
    rotateRefreshToken: true,
    findAccount: (_ctx, sub) =>
      state.knows ? { accountId: sub, claims: () => ({ ...state.person, sub }) as never } : undefined,
    loadExistingGrant: async (ctx) => {
      const { client, session, provider } = ctx.oidc;
      const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
      grant.addOIDCScope('openid profile email groups');
      await grant.save();
      return grant;
    },
  };
}

async function signIn(
  provider: Provider,
  person: ProviderPerson,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (person.sub === 'refuses') {
    await provider.interactionFinished(request, response, { error: 'access_denied' });
    return;
  }
  const login = { accountId: person.sub, ...(person.amr === undefined ? {} : { amr: [...person.amr] }) };
  await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
}

/** Follows the provider's pages as a browser would, with a fresh jar; answers the address that leads back to us. */
export async function walkProvider(url: string): Promise<URL> {
  const jar = new Map<string, string>();
  let next = new URL(url);
  const origin = next.origin;
  for (let step = 0; step < 10; step += 1) {
    const answer = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split(/=(.*)/s) as [string, string];
      jar.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) {
      throw new Error(`the provider answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
    }
    next = new URL(location, next);
    if (next.origin !== origin) {
      return next;
    }
  }
  throw new Error('the provider sends in circles');
}

/** A cookie of an answer as a browser would send it back. */
export function cookieOf(header: unknown, name: string): string | undefined {
  const lines = [header].flat().map(String);
  return lines.find((line) => line.startsWith(`${name}=`))?.split(';')[0];
}
