/** A path that `file` refers to, seen from where `file` is seen from; pure string work, so that it runs in a browser. */
export function resolvePath(file: string, reference: string): string {
  if (/^([a-z][a-z0-9+.-]*:|[/\\])/i.test(reference)) return reference
  const folder = file.slice(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
  const parts: string[] = []
  for (const part of (folder + reference).split(/[/\\]/)) {
    if (part === '.' || (part === '' && parts.length > 0)) continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') {
      // Above the root there is nothing but the root.
      if (parts.at(-1) !== '') parts.pop()
    } else parts.push(part)
  }
  return parts.join('/')
}
