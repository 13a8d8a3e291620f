/** Whether two names are of the same model: the data write versions with hyphens (claude-sonnet-4-6) where profiles write dots. */
export const sameModel = (a: string, b: string): boolean => withHyphens(a) === withHyphens(b)

/** Under which name, `<provider>_<model>`, the model of a run is recorded: its run_dir is `runs/<name>/<batch>/<p_label>/<run>`. */
export const recordedName = ({ runDir }: { readonly runDir: string }): string | undefined =>
  runDir.split(/[/\\]/).at(-4)

const withHyphens = (model: string): string => model.replaceAll('.', '-')
