/** Whether two names are of the same model: the data write versions with hyphens (claude-sonnet-4-6) where profiles write dots. */
export const sameModel = (a: string, b: string): boolean => withHyphens(a) === withHyphens(b)

/** Under which name, `<provider>_<model>`, the model of a run is recorded: its run_dir is `runs/<name>/<batch>/<p_label>/<run>`. */
export const recordedName = ({ runDir }: { readonly runDir: string }): string | undefined =>
  runDir.split(/[/\\]/).at(-4)

const withHyphens = (model: string): string => model.replaceAll('.', '-')

/** Bytes of a name: files are called by it, with something added while they are written, and file systems take 255. */
export const NAME_BYTES_MAX = 150

/**
 * Whether a text can be a model_dir, `<provider>_<model>`. Models become the names of files (`brooks calibrate`), so that one that is
 * a path would lead out of the folder that was asked for.
 */
export const isModelDir = (text: string): boolean =>
  /^[^/\\\p{C}]*$/u.test(text) && /^[^.]/.test(modelOf({ model_dir: text })) && bytesOf(text) <= NAME_BYTES_MAX

/** A text as part of such a name, which profiles' names need not be. */
export const asNamePart = (text: string): string => text.replace(/^\.|[/\\\p{C}]/gu, '-')

/** The model without its provider. */
export const modelOf = ({ model_dir }: { readonly model_dir: string }): string =>
  model_dir.slice(model_dir.indexOf('_') + 1)

const bytesOf = (text: string): number => new TextEncoder().encode(text).length
