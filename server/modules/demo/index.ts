/** The door of the demo: a simulated province in the dataset `demo`, and nowhere else. */
export { DEMO, type DemoContext, type Progress } from './context.ts';
export { DEMO_PASSWORD } from './rules/demo-accounts.ts';
export { startLiveTail, type LiveTail, type LiveTailOptions } from './tail/live-tail.ts';
export { loadDemo, type DemoLoad, type DemoOptions } from './usecases/load-demo.ts';
export { areaOfRole, shownAccounts, spareCommune, type ShownAccount } from './usecases/open-accounts.ts';
export { scoreDemoTracing, type DemoScore } from './usecases/score-demo-tracing.ts';
