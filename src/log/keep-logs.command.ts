import type { Platform } from '../../lib/platform/platform.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import { integrateLog } from './integrate-log.command.ts'
import type { WhyUnsigned } from './leaf.model.ts'
import { allLogs, logsToKeep } from './log.store.ts'
import { publishLog } from './publish-log.command.ts'

export type Halted = { readonly municipalityId: MunicipalityId; readonly refusal: WhyUnsigned }

/** Takes in, signs and publishes what waits in one log. Undefined when all is well. */
export async function keepLog(
  platform: Platform,
  municipalityId: MunicipalityId,
  { anew = false } = {},
): Promise<Halted | undefined> {
  while (await integrateLog(platform, municipalityId));
  const published = await publishLog(platform, municipalityId, { anew })
  return published.ok ? undefined : { municipalityId, refusal: published.refusal }
}

/** The same for every log with something to do; `all` also checks and mends logs that are quiet. Answers the logs that halt. */
export async function keepLogs(platform: Platform, { all = false } = {}): Promise<readonly Halted[]> {
  const { read } = platform.db
  const logs = new Set([...(await logsToKeep(read)), ...(all ? await allLogs(read) : [])])
  const halted: Halted[] = []
  for (const municipalityId of logs) {
    const halt = await keepLog(platform, municipalityId, { anew: all })
    if (halt) halted.push(halt)
  }
  return halted
}
