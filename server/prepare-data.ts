import type { App } from './app.ts';
import { loadDemo, type LiveTail, type Progress, startLiveTail } from './modules/demo/index.ts';
import type { Config } from './platform/config/index.ts';

const SEED = 20;

/**
 * Fills an empty system before the port opens: with VX_DEMO on, the simulated province and its live tail. The
 * reference data came with the modules' start.
 * @returns the live tail, to begin when the port is open; null without demo or at speed 0.
 */
export async function prepareData(
  app: App,
  config: Config,
  tell: (sentence: string) => void,
): Promise<LiveTail | null> {
  if (!config.demo) {
    return null;
  }
  const started = performance.now();
  const loaded = await loadDemo(app, {
    people: config.demoPeople,
    seed: SEED,
    now: app.platform.clock.now(),
    provinceCode: config.province,
    onProgress: progressLine(tell),
  });
  if (loaded !== null) {
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    const { people, places, stays, cases, traced, orders } = loaded;
    tell(
      `DỮ LIỆU MÔ PHỎNG / SIMULATED DATA: ${people} người/people, ${places} địa điểm/places, ${stays} lượt/check-ins, ` +
        `${cases} ca/cases, ${traced} truy vết/traced, ${orders} quyết định/orders; ${seconds} s`,
    );
  }
  return await startLiveTail(app, { speed: config.liveSpeed, tell });
}

/** One line a step and ten per cent, however many reports come. */
function progressLine(tell: (sentence: string) => void): Progress {
  let last = '';
  return ({ vi, en, share }) => {
    const line = `[${String(Math.floor(share * 10) * 10).padStart(3)} %] ${vi} / ${en}`;
    if (line !== last) {
      last = line;
      tell(line);
    }
  };
}
