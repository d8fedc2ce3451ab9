/** Purposes of random streams: a number is never reused for another purpose, or two draws would be the same. */
export const streams = {
  households: 1,
  jobs: 2,
  places: 3,
  names: 4,
  births: 5,
  compliance: 6,
  day: 7,
  seeds: 20,
  course: 21,
  transmission: 22,
  tracing: 23,
} as const;
