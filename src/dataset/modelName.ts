/** Whether two names are of the same model: the data write versions with hyphens (claude-sonnet-4-6) where profiles write dots. */
export const sameModel = (a: string, b: string): boolean => withHyphens(a) === withHyphens(b)

const withHyphens = (model: string): string => model.replaceAll('.', '-')
