// Stops a server whose owner died, where the kernel cannot do it for us. Plain JavaScript, because it is started by node
// alone, beside the server, with no loader. Its standard input is a pipe that only the owner holds open: when it ends,
// the owner is gone. Arguments: the start mark of the server (empty: none can be had), its number, and a command that
// stops it (none: a signal does).
import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

const [mark = '', pid = '', stop, ...args] = process.argv.slice(2)

process.stdin.resume().once('close', () => {
  try {
    if (stop) execFileSync(stop, args, { stdio: 'ignore', timeout: 120_000 })
    else if (mark === markOf(pid)) process.kill(Number(pid), 'SIGINT')
  } catch {
    // The server went first.
  }
  process.exit()
})

// The same mark as in linux.ts and macos.ts: a process number given to another program has a different one.
function markOf(number) {
  if (process.platform === 'linux') {
    const stat = readFileSync(`/proc/${number}/stat`, 'utf8')
    return `${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}@${readlinkSync('/proc/self/ns/pid')}`
  }
  const listed = execFileSync('/bin/ps', ['-o', 'lstart=', '-p', number], { env: { LC_ALL: 'C' } })
  return listed.toString().trim().split(/\s+/).join(' ')
}
