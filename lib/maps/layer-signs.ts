/** Signs of points on a map, white strokes on a dark square, on a 24 x 24 grid: told apart without colour. */
export const layerSigns = {
  exposure: 'M12 5v9M12 17v2',
  checkpoint: 'M4 9h16M4 15h16M7 9v10M17 9v10',
  test: 'M9 4v11a3 3 0 0 0 6 0V4M7 4h10',
  vaccination: 'M12 5v14M5 12h14',
  quarantine: 'M4 12l8-7 8 7M7 10v9h10v-9',
} as const;

export type LayerName = keyof typeof layerSigns;

/** The kinds of points, in the order in which they are listed and counted. */
export const layerNames = Object.keys(layerSigns) as readonly LayerName[];
