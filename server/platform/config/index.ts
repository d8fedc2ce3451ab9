export { logLevels, publicOrigin, readConfig } from './config.ts';
export type { Config, Environment, LogLevel } from './config.ts';
