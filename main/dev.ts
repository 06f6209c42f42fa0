import { assert } from '../lib/kernel/assert.ts'
import { readConfig } from './config.ts'
import { fillDemoIfEmpty } from './demo.ts'
import { run } from './run.ts'

// The application on a database server that is already there: DATABASE_URL, PORT and DEMILGE_DATA choose which.
const config = readConfig({ DEMILGE_MODE: 'demo', ...process.env })
assert('host' in config, `cannot read the environment: ${JSON.stringify(config)}`)
assert(config.databaseUrl, 'set DATABASE_URL')
const running = await run(config, { connectionString: config.databaseUrl }, fillDemoIfEmpty)
assert('address' in running, `cannot start: ${'code' in running ? running.code : ''}`)
console.log(running.address)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void running.stop().then(() => process.exit(0)))
}
