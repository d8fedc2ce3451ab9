export type { OidcFlow, OidcIdentity, OidcKept, OidcFailure, OidcPort } from './port.ts';
export type { OidcSettings } from './configuration.ts';
export { openidProvider } from './openid.ts';
