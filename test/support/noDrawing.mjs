import { register } from 'node:module'

/** Loaded before a program, makes it fail as soon as it loads a library that figures are drawn with. */
const hooks = `export async function resolve(specifier, context, next) {
  if (/^(@observablehq\\/plot|linkedom|@resvg\\/resvg-js)$/.test(specifier)) throw new Error('loaded ' + specifier)
  return next(specifier, context)
}`
register(`data:text/javascript,${encodeURIComponent(hooks)}`)
