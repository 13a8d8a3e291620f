// Writes docs/metrics.md from the metrics themselves, and into docs/scenario.md the table of shapes from the shapes.
import { readFileSync, writeFileSync } from 'node:fs'
import { metricsDoc, withShapes } from '../dist/cli/docs.js'

const guide = new URL('../docs/scenario.md', import.meta.url)
writeFileSync(new URL('../docs/metrics.md', import.meta.url), metricsDoc())
writeFileSync(guide, withShapes(readFileSync(guide, 'utf8')))
