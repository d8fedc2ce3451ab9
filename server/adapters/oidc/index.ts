export type { OidcFlow, OidcIdentity, OidcKept, OidcFailure, OidcPort } from './port.ts';
export { openidProvider } from './openid.ts';
