import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/**
 * Where the number of a process means something: this host since it was started, and in Linux this container. Two places are
 * the same only if their texts are.
 */
export const place = (): string =>
  [hostname(), read('/proc/sys/kernel/random/boot_id'), link('/proc/self/ns/pid')].join(' ')

/** When a process of this place was started, in the kernel's own count; null where that is not told. */
export function startOf(pid: number): string | null {
  return statOf(pid)?.[START] ?? null
}

/** Whether a process of this place has this number. One that has ended but that nobody asked for its end has it no more. */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0) // no signal, only asks
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false // else it is another user's
  }
  return !['Z', 'X'].includes(statOf(pid)?.[STATE] ?? '')
}

/** Places in `/proc/<pid>/stat` after the name, which may itself have spaces and brackets: proc_pid_stat(5). */
const STATE = 0
const START = 19

const statOf = (pid: number): string[] | undefined =>
  read(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ')

const read = (path: string): string | null => orNull(() => readFileSync(path, 'utf8').trim())
const link = (path: string): string | null => orNull(() => readlinkSync(path))

/** Null where the system has no such file, or does not show it. */
function orNull(action: () => string): string | null {
  try {
    return action()
  } catch {
    return null
  }
}
