import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { bareSurroundings } from './program.ts'

/**
 * Starts the small program that ends the server when this process is gone, however it went. Needed where the kernel
 * does not promise that. Answers how to call it off.
 */
export function startWatchdog(pid: number, mark: string, stop: readonly string[] = []): () => void {
  const program = join(import.meta.dirname, 'watchdog.mjs')
  const dog = spawn(process.execPath, [program, mark, String(pid), ...stop], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: bareSurroundings(),
    windowsHide: true,
  })
  dog.on('error', () => undefined)
  dog.stdin.on('error', () => undefined)
  dog.unref()
  return () => void dog.kill('SIGKILL')
}
