/** The option that chooses runs of a dataset. */
export const whereOption = {
  where: {
    type: 'string',
    array: true,
    nargs: 1,
    default: [] as string[],
    describe:
      'Only runs with these values of columns, e.g. "task_type=dataanalysis n_teammates=1..2"; may be given many times',
  },
} as const
