import { expect, it } from 'vitest';
import { testApp } from '../../../test/support/app.ts';
import { openidProvider } from '../../adapters/oidc/index.ts';

it('that was never set there is nothing of', async () => {
  const plain = await testApp();
  expect((await plain.anonymous.get('/system/info')).json().singleSignOn).toBeNull();
  expect((await plain.anonymous.post('/session/sso', {})).json().code).toBe('session.sso-absent');
  await plain.close();
});

it('whose provider can not be reached says so', async () => {
  const oidc = openidProvider({
    issuer: 'http://127.0.0.1:9',
    clientId: 'x',
    secretFile: '/none',
    name: 'x',
    scopes: 'openid',
    groupsClaim: 'groups',
    staffCodeClaim: null,
    secondStep: [],
    recheckMinutes: 15,
  });
  expect(await oidc.begin('https://vungxanh.test/back')).toMatchObject({ ok: false, why: 'down' });
  expect(await oidc.check()).toBe(false);
});
