import { type Shape, shapes } from '../scenario/index.ts'

const [BEGIN, END] = ['<!-- shapes, written by npm run docs -->', '<!-- end of shapes -->']

/**
 * docs/scenario.md with its table of shapes as the shapes themselves have it.
 * @throws Error for a guide without the two lines that the table stands between
 */
export function withShapes(guide: string): string {
  const [before, rest] = guide.split(BEGIN)
  const after = rest?.split(END)[1]
  if (after === undefined) throw new Error(`expected the lines ${BEGIN} and ${END}, got a guide without them`)
  const table = ['| kind | graph | options beside `tasks` |', '|---|---|---|', ...shapes.map(row)]
  return `${before}${BEGIN}\n${table.join('\n')}\n${END}${after}`
}

function row({ kind, summary, options }: Shape, place: number): string {
  const own = Object.entries(options.shape).filter(([name]) => name !== 'tasks')
  const said = own.map(([name, option]) => `\`${name}\`: ${option.description}`)
  return `| \`${kind}\`${place === 0 ? ' (default)' : ''} | ${summary} | ${said.join(' ')} |`
}
