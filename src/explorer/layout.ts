import { Graph, layout } from '@dagrejs/dagre'

/** Where the tasks of a graph stand, in units of a node's height; a node is 2 wide and 1 high, places are of its centre. */
export interface GraphLayout {
  readonly width: number
  readonly height: number
  readonly nodes: readonly { readonly x: number; readonly y: number }[]
  /** From a task that is needed to one that needs it, as points of a line. */
  readonly edges: readonly {
    readonly from: number
    readonly to: number
    readonly points: readonly (readonly [number, number])[]
  }[]
}

/** Lays out a task graph from left to right. `needs`: by task, the tasks that it needs. */
export function layOutGraph(needs: readonly (readonly number[])[]): GraphLayout {
  const graph = new Graph()
  graph.setGraph({ rankdir: 'LR', nodesep: 0.35, ranksep: 0.9, edgesep: 0.2, marginx: 0.5, marginy: 0.5 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const task of needs.keys()) graph.setNode(String(task), { width: 2, height: 1 })
  for (const [task, list] of needs.entries()) for (const need of list) graph.setEdge(String(need), String(task))
  layout(graph)
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }
  return {
    width,
    height,
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
