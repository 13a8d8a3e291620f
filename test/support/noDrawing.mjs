import { register } from 'node:module'

/** Loaded before a program, makes it fail as soon as it loads what figures are drawn with: a package, or a file that has it inside. */
const hooks = `
const drawing = '(@observablehq/plot|linkedom|@resvg/resvg-js)'
export async function load(url, context, next) {
  const loaded = await next(url, context)
  const inside = new RegExp('^//(#region)? node_modules/' + drawing + '/', 'm') // so the build heads each module
  if (new RegExp('/node_modules/' + drawing + '/').test(url) || inside.test(loaded.source)) throw new Error('loaded ' + url)
  return loaded
}`
register(`data:text/javascript,${encodeURIComponent(hooks)}`)
