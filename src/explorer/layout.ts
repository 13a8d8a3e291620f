import { Graph, layout } from '@dagrejs/dagre'
import { topologicalOrder } from '../theory/index.ts'

/** Where the tasks of a graph stand, in units of a node's height; places are of a node's centre. */
export interface GraphLayout {
  readonly width: number
  readonly height: number
  readonly nodeWidth: number
  readonly nodes: readonly { readonly x: number; readonly y: number }[]
  /** From a task that is needed to one that needs it, as points of a line. */
  readonly edges: readonly {
    readonly from: number
    readonly to: number
    readonly points: readonly (readonly [number, number])[]
  }[]
}

/** Width of a node, for five letters and a mark; in units of its height. */
const NODE_WIDTH = 2.7
/** From a node to the next one from left to right, in units. */
const NODE_STEP = { along: NODE_WIDTH + 0.9, across: 1.35 }
/** How much larger than its height a drawing should be. */
const ASPECT = 1.4

/**
 * Lays out a task graph: from left to right, or downwards where many tasks may be done at the same time, so that it is wider than
 * high. `needs`: by task, the tasks that it needs, all of them before it or not.
 */
export function layOutGraph(needs: readonly (readonly number[])[]): GraphLayout {
  const graph = new Graph()
  graph.setGraph({ rankdir: directionOf(needs), nodesep: 0.35, ranksep: 0.9, edgesep: 0.2, marginx: 0.5, marginy: 0.5 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const task of needs.keys()) graph.setNode(String(task), { width: NODE_WIDTH, height: 1 })
  for (const [task, list] of needs.entries()) for (const need of list) graph.setEdge(String(need), String(task))
  layout(graph)
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }
  return {
    width,
    height,
    nodeWidth: NODE_WIDTH,
    nodes: [...needs.keys()].map((task) => {
      const { x, y } = graph.node(String(task)) as { x: number; y: number }
      return { x, y }
    }),
    edges: graph.edges().map((edge: { v: string; w: string }) => {
      const { points } = graph.edge(edge) as { points: { x: number; y: number }[] }
      return { from: Number(edge.v), to: Number(edge.w), points: points.map(({ x, y }) => [x, y] as const) }
    }),
  }
}

/** Left to right, unless levels have so many tasks that this would be high. */
function directionOf(needs: readonly (readonly number[])[]): 'LR' | 'TB' {
  const levels: number[] = []
  for (const task of topologicalOrder(needs)) {
    levels[task] = 1 + Math.max(-1, ...needs[task]!.map((need) => levels[need]!))
  }
  const counts = new Map<number, number>()
  for (const level of levels) counts.set(level, (counts.get(level) ?? 0) + 1)
  const [widthLR, heightLR] = [NODE_STEP.along * counts.size, NODE_STEP.across * Math.max(...counts.values())]
  return widthLR < ASPECT * heightLR ? 'TB' : 'LR'
}
