// Writes docs/metrics.md from the metrics themselves.
import { writeFileSync } from 'node:fs'
import { metricsDoc } from '../dist/cli/docs.js'

writeFileSync(new URL('../docs/metrics.md', import.meta.url), metricsDoc())
