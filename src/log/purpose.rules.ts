import type { MunicipalityId } from '../people/person.model.ts'
import type { VoteId } from './leaf.model.ts'

/** The key that signs the log of a municipality. */
export function logKey(municipalityId: MunicipalityId): string {
  return `log/${municipalityId}`
}

/** The key of a vote, which dies when its ballots are cut off from the voters. */
export function voteKeyName(municipalityId: MunicipalityId, voteId: VoteId): string {
  return `${municipalityId}.${voteId}`
}

/** Where the second memory of what was signed lies. */
export function headFile(municipalityId: MunicipalityId): string {
  return `log-heads/${municipalityId}.json`
}

/** Where anybody fetches the newest state. */
export function checkpointFile(municipalityId: MunicipalityId): string {
  return `${municipalityId}/checkpoint`
}
