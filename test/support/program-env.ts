/**
 * What a program that a test starts gets of this environment: where programs lie, and where Node keeps compiled code, so that
 * only the first start of a run compiles the program.
 */
export const programEnv = (): { readonly [name: string]: string } =>
  Object.fromEntries(['PATH', 'NODE_COMPILE_CACHE'].map((name) => [name, process.env[name] ?? '']));
