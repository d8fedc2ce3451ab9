/** Under what the open data may be used; whoever runs the program for a real province confirms or changes it. */
export const licence = {
  name: 'Creative Commons Attribution 4.0 International (CC BY 4.0)',
  url: 'https://creativecommons.org/licenses/by/4.0/',
} as const;
