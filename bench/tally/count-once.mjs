// One count in a process of its own, as the command line makes it: prints what it took, start of the process included.
import { main } from '../../src/tally/engine/dist/command-line.mjs'

let text = ''
const code = main(process.argv.slice(2), {
  out: (line) => (text += line),
  error: (line) => (text += line),
  watched: false,
})
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
const answer =
  code === 0
    ? Object.values(JSON.parse(text)).map(({ selected, counts }) => ({ selected: selected.length, counts }))
    : text
process.stdout.write(
  JSON.stringify({ code, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024, answer }),
)
