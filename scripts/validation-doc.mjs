// Writes docs/validation.md and its figures from measured runs: npm run validation -- FOLDER "SOURCE", where the source says
// which runs these are. Takes some minutes: every way to hold out is calibrated anew.
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { openDataset, validationDoc, validationFigures, validationStudy } from '../dist/cli/docs.js'

const REPLICATIONS = 100
const [folder, source] = process.argv.slice(2)
if (!source) throw new Error('expected the folder of a dataset and, in words, which runs these are')
const study = await validationStudy(await openDataset(folder), source, REPLICATIONS, availableParallelism())
const write = (name, text) => writeFileSync(new URL(`../docs/${name}`, import.meta.url), text)
write('validation.md', validationDoc(study))
for (const [name, text] of Object.entries(validationFigures(study))) write(name, text)
