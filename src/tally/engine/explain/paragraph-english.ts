import type { OtherFacts, SelectedFacts, Sentences } from './paragraph.ts'

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

export const english: Sentences = { selected, toppedUp, other }

function selected({ name, turn, cost, votes, shares, tiedWith }: SelectedFacts): string {
  const said = [
    `“${name}” is selected, number ${turn} in turn. It costs ${cost} and has ${counted(votes, 'vote', 'votes')}.`,
  ]
  if (shares) {
    said.push(`Every voter began with the same share, ${shares.start}.`)
    if (shares.paidAll === 0) said.push(`Its supporters put together and paid ${shares.price} each.`)
    else
      said.push(
        `Its supporters put together: ${shares.price} from everyone who had as much (${counted(shares.payers, 'person', 'people')}), and all they had left from ${counted(shares.paidAll, 'person', 'people')} with less.`,
      )
  } else said.push('When its turn came, there was money for it.')
  if (tiedWith.length > 0)
    said.push(
      `Equally good ${tiedWith.length === 1 ? 'was' : 'were'} ${tiedWith.map((one) => `“${one}”`).join(', ')}; the order fixed before the count decided who goes first.`,
    )
  return said.join(' ')
}

function toppedUp({ name, cost, votes }: Pick<SelectedFacts, 'name' | 'cost' | 'votes'>): string {
  return `“${name}” is selected with the money that was left: it costs ${cost}, has ${counted(votes, 'vote', 'votes')}, and is the next by votes that the rest could pay for.`
}

function other(facts: OtherFacts): string {
  const begun = `“${facts.name}” is not selected. It costs ${facts.cost} and has ${counted(facts.votes, 'vote', 'votes')}.`
  switch (facts.why) {
    case 'withdrawn':
      return `“${facts.name}” was withdrawn before the count and took no part in it.`
    case 'too-few-votes':
      return `${begun} It is ${counted(facts.votersMissing, 'vote', 'votes')} short of the least number that the regulation asks for.`
    case 'too-few-points':
      return `${begun} It has fewer points than the least that the regulation asks for.`
    case 'no-support':
      return `${begun} Only what somebody supports can be selected.`
    case 'does-not-fit':
      return `${begun} There is no money left for it: ${facts.missing} is missing.`
    case 'closed':
      return `${begun} It cannot be carried out beside the selected ones: another project for the same place or group was selected, or the limit of its group is used up.`
    case 'turn-never-came':
      return `${begun} The count ended before its turn came.`
    case 'supporters-spent-it': {
      const spent = facts.spentOn.map(({ name, amount }) => `“${name}”, ${amount}`).join('; ')
      const where = spent === '' ? '' : ` They spent most of it on other projects of theirs: ${spent}.`
      const more =
        facts.votersMissing === 0
          ? ''
          : ` ${counted(facts.votersMissing, 'more voter', 'more voters')} with all their money for it would have sufficed.`
      return `${begun} At first its supporters had ${facts.had}.${where} ${facts.left} was left, ${facts.missing} short.${more}`
    }
  }
}
