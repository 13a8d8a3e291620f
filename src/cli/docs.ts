// What scripts/ writes docs/ with; the build makes one file of it.
export { openDataset } from './datasetFiles.ts'
export { metricsDoc } from './metricsDoc.ts'
export { withShapes } from './shapesDoc.ts'
export { validationDoc } from './validationDoc.ts'
export { validationFigures } from './validationFigures.ts'
export { validationStudy } from './validationStudy.ts'
