import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openidProvider, type OidcPort } from '../../server/adapters/oidc/index.ts';
import type { OidcSettings } from '../../server/platform/config/config.ts';
import { CLIENT_ID, CLIENT_SECRET, startProvider, type TestProvider } from './oidc-provider.ts';

/** A provider as a province has one, and the program's port to it. `close` stops it. */
export type ProvinceProvider = {
  readonly provider: TestProvider;
  readonly oidc: OidcPort;
  readonly close: () => Promise<void>;
};

/**
 * Starts a provider whose users come back to the program at an address.
 * @param change settings that differ from a province without staff codes and without a second step.
 * @param host by which name of this machine the provider is called.
 */
export async function provinceProvider(
  publicUrl: string,
  change: Partial<OidcSettings> = {},
  host?: string,
): Promise<ProvinceProvider> {
  const folder = await mkdtemp(join(tmpdir(), 'vx-oidc-'));
  const secretFile = join(folder, 'secret');
  await writeFile(secretFile, `${CLIENT_SECRET}\n`);
  const back = `${publicUrl}/api/v1/session/sso/callback`;
  const provider = await startProvider([back], [`${publicUrl}/console/login`], host);
  const oidc = openidProvider({
    issuer: provider.issuer,
    clientId: CLIENT_ID,
    secretFile,
    name: 'Cổng tỉnh',
    scopes: 'openid profile email groups',
    groupsClaim: 'groups',
    staffCodeClaim: null,
    secondStep: [],
    recheckMinutes: 15,
    ...change,
  });
  return {
    provider,
    oidc,
    close: async () => {
      // A test may have stopped it already.
      await provider.close().catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
