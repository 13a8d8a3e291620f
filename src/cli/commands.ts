import type { CommandModule } from 'yargs'
import { calibrate } from './calibrate.ts'
import { check } from './check.ts'
import { dataset } from './dataset.ts'
import { figure } from './figure.ts'
import { plan } from './plan.ts'
import { reproduce } from './reproduce.ts'
import { run } from './run.ts'
import { schema } from './schema.ts'
import { sweep } from './sweep.ts'
import { validate } from './validate.ts'

/** Every command. To add one: a file beside these, and a line here. */
// biome-ignore lint/suspicious/noExplicitAny: each command has arguments of its own
export const commands: CommandModule<object, any>[] = [
  run,
  sweep,
  plan,
  figure,
  reproduce,
  dataset,
  calibrate,
  validate,
  check,
  schema,
]
