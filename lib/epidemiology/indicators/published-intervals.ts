/** A published serial interval, as dated data: mean and standard deviation in days. */
export interface PublishedInterval {
  readonly code: string;
  readonly disease: string;
  readonly mean: number;
  readonly sd: number;
  /** Where the figures are said to come from. */
  readonly source: string;
  /** 'unverified': a person must compare both figures with the text of the source before they decide anything. */
  readonly certainty: 'verified' | 'unverified';
}

/** The first of a disease is the one used unless another is asked for. */
export const publishedIntervals: readonly PublishedInterval[] = [
  {
    code: 'covid-19-2020',
    disease: 'covid-19',
    mean: 4.7,
    sd: 2.9,
    source: 'Nishiura, Linton, Akhmetzhanov, Int J Infect Dis 2020;93:284-286',
    certainty: 'unverified',
  },
  {
    code: 'covid-19-delta',
    disease: 'covid-19',
    mean: 4.07,
    sd: 2.9,
    source:
      'Jusot, 4open 2022;5:12 (meta-analysis, Delta; mean). The spread is that of Nishiura et al. 2020: the article gives none',
    certainty: 'unverified',
  },
  {
    code: 'covid-19-omicron',
    disease: 'covid-19',
    mean: 3.06,
    sd: 2.9,
    source:
      'Jusot, 4open 2022;5:12 (meta-analysis, Omicron; mean). The spread is that of Nishiura et al. 2020: the article gives none',
    certainty: 'unverified',
  },
  {
    code: 'measles-2014',
    disease: 'measles',
    mean: 11.7,
    sd: 2,
    source: 'Vink, Bootsma, Wallinga, Am J Epidemiol 2014;180:865-875 (mean); spread assumed',
    certainty: 'unverified',
  },
  {
    code: 'whooping-cough-2014',
    disease: 'whooping-cough',
    mean: 22.8,
    sd: 6.5,
    source: 'Vink, Bootsma, Wallinga, Am J Epidemiol 2014;180:865-875 (mean); spread assumed',
    certainty: 'unverified',
  },
  {
    code: 'mers-2015',
    disease: 'mers',
    mean: 12.6,
    sd: 2.8,
    source: 'Cowling et al., Euro Surveill 2015;20(25):21163',
    certainty: 'unverified',
  },
];
