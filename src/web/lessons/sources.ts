/** What lessons refer to. */
export const sources = {
  amdahl: {
    text: 'G. M. Amdahl, “Validity of the single processor approach to achieving large scale computing capabilities”, AFIPS Spring Joint Computer Conference, 1967',
    url: 'https://doi.org/10.1145/1465482.1465560',
  },
  graham: {
    text: 'R. L. Graham, “Bounds on multiprocessing timing anomalies”, SIAM Journal on Applied Mathematics 17(2), 1969',
    url: 'https://doi.org/10.1137/0117039',
  },
  brent: {
    text: 'R. P. Brent, “The parallel evaluation of general arithmetic expressions”, Journal of the ACM 21(2), 1974: what workers of whom none stands still without need are sure to reach',
    url: 'https://doi.org/10.1145/321812.321815',
  },
  paper: {
    text: 'E. Mieczkowski, K. Collins, I. Sucholutsky, N. Vélez, T. Griffiths, “Language Model Teams as Distributed Systems”, arXiv 2603.12229, 2026',
    url: 'https://arxiv.org/abs/2603.12229',
  },
  tail: {
    text: 'J. Dean, L. A. Barroso, “The Tail at Scale”, Communications of the ACM 56(2), 2013: the slowest of many parts decides, and what helps',
    url: 'https://doi.org/10.1145/2408776.2408794',
  },
  brooks: { text: 'F. P. Brooks, The Mythical Man-Month, Addison-Wesley, 1975, chapter 2' },
  usl: {
    text: 'N. J. Gunther, “A general theory of computational scalability based on rational functions”, arXiv 0808.1431, 2008: the Universal Scalability Law',
    url: 'https://arxiv.org/abs/0808.1431',
  },
  oldInformation: {
    text: 'M. Mitzenmacher, “How useful is old information?”, IEEE Transactions on Parallel and Distributed Systems 11(1), 2000: whoever chooses by the same old picture as all others goes where they go',
    url: 'https://doi.org/10.1109/71.824633',
  },
} as const
