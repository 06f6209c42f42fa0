import { linux } from './linux.ts'
import type { Machine } from './machine.ts'
import { macos } from './macos.ts'
import { windows } from './windows.ts'

/** The machine this runs on; undefined when there is no server for it. */
export function thisMachine(): Machine | undefined {
  if (process.platform === 'linux') return linux()
  if (process.platform === 'darwin') return macos()
  return process.platform === 'win32' ? windows() : undefined
}
