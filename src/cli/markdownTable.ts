/** A table of Markdown; the lines are given with their bars. */
export const markdownTable = (head: readonly string[], lines: readonly string[]): string =>
  [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...lines].join('\n')
