/** Pictures of the tasks on a 24 x 24 grid, drawn as strokes. */
export const icons = {
  scan: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M8 8h3v3H8zM13 8h3v3h-3zM8 13h3v3H8zM14 14h2v2',
  declare: 'M6 3h9l4 4v14H6zM14 3v5h5M9 12h7M9 16h7',
  map: 'M3 6l6-3 6 3 6-3v15l-6 3-6-3-6 3zM9 3v15M15 6v15',
  codes: 'M4 5h16v14H4zM8 9h3v3H8zM14 9h3M14 12h3M8 16h9',
  paper: 'M3 7h18v10H3zM6 11h5M6 14h8M17 11h1',
  lorry: 'M2 6h12v10H2zM14 10h4l4 3v3h-8M6 16a2 2 0 1 0 4 0M15 16a2 2 0 1 0 4 0',
  call: 'M5 3h4l2 5-3 2a12 12 0 0 0 6 6l2-3 5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2z',
} as const;
