export { amdahlLimit, amdahlSpeedup } from './amdahl.ts'
export { brentBound } from './brent.ts'
export { grahamRatio, makespanLowerBound } from './graham.ts'
export {
  averageParallelism,
  bottomLevels,
  criticalPath,
  dependentsOf,
  type Needs,
  type Path,
  parallelShare,
  topologicalOrder,
  totalWork,
} from './graph.ts'
export { gustafsonSpeedup } from './gustafson.ts'
export { mm1 } from './mm1.ts'
export { erlangB, erlangC, mmc, type SteadyState } from './mmc.ts'
export { type Peak, uslPeak, uslSpeedup } from './usl.ts'
export { type SpeedupPoint, type UslFit, uslFit } from './uslFit.ts'
