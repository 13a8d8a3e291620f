import { DEFECT, type Run } from '../team/index.ts'
import type { Metric } from './metric.ts'

export const errorsLeft: Metric = {
  name: 'errorsLeft',
  unit: '',
  summary: 'Tasks whose content is wrong at the end, whether tests could tell or not.',
  of: ({ project }) => project.defect.reduce((total, defect) => total + (defect === DEFECT.none ? 0 : 1), 0),
}

export const tasksAffected: Metric = {
  name: 'tasksAffected',
  unit: '',
  summary: 'Tasks that are wrong at the end, or need one that is.',
  of: (run) => affected(run).reduce((total, flag) => total + flag, 0),
}

function affected({ model, project }: Run): Uint8Array {
  const flags = new Uint8Array(model.taskCount)
  for (const task of model.topologicalOrder) {
    const inherited = model.needs[task]!.some((need) => flags[need])
    if (inherited || project.defect[task] !== DEFECT.none) flags[task] = 1
  }
  return flags
}
