import type { OtherFacts, SelectedFacts, Sentences } from './paragraph.ts'

export const kyrgyz: Sentences = { selected, toppedUp, other }

function selected({ name, turn, cost, votes, shares, tiedWith }: SelectedFacts): string {
  const said = [`«${name}» долбоору тандалды, кезеги — ${turn}. Баасы ${cost}, ага ${votes} добуш берилди.`]
  if (shares) {
    said.push(`Добуш бергендердин ар бирине бирдей үлүш тийди: ${shares.start}.`)
    if (shares.paidAll === 0) said.push(`Долбоорду колдогондор чогулуп, ар бири ${shares.price} төлөдү.`)
    else
      said.push(
        `Колдогондор чогулуп төлөдү: акчасы жеткен ${shares.payers} адам ${shares.price} берди, калган үлүшү андан аз ${shares.paidAll} адам калганынын баарын берди.`,
      )
  } else said.push('Кезеги келгенде ага акча жетти.')
  if (tiedWith.length > 0)
    said.push(
      `Аны менен тең чыккан: ${tiedWith.map((one) => `«${one}»`).join(', ')}. Ким мурда турарын саноого чейин белгиленген тартип чечти.`,
    )
  return said.join(' ')
}

function toppedUp({ name, cost, votes }: Pick<SelectedFacts, 'name' | 'cost' | 'votes'>): string {
  return `«${name}» долбоору калган акчага тандалды: баасы ${cost}, ага ${votes} добуш берилди. Мурда тандалбагандардын ичинен калган акча жеткен, добушу эң көп долбоор ушул.`
}

function other(facts: OtherFacts): string {
  const begun = `«${facts.name}» долбоору тандалган жок. Баасы ${facts.cost}, ага ${facts.votes} добуш берилди.`
  switch (facts.why) {
    case 'withdrawn':
      return `«${facts.name}» долбоору саноого чейин алынып салынган, тандоого катышкан жок.`
    case 'too-few-votes':
      return `${begun} Жобо талап кылган эң аз добушка ${facts.votersMissing} добуш жетпей калды.`
    case 'too-few-points':
      return `${begun} Упайы жобо талап кылган эң аз упайга жетпейт.`
    case 'no-support':
      return `${begun} Кимдир бирөө колдогон долбоор гана тандала алат.`
    case 'does-not-fit':
      return `${begun} Ага акча калган жок: ${facts.missing} жетпейт.`
    case 'closed':
      return `${begun} Тандалгандар менен чогуу ишке ашпайт: ошол эле жерге же ошол эле топтон башка долбоор тандалды, же топтун чеги бүттү.`
    case 'turn-never-came':
      return `${begun} Саноо анын кезеги келгенче бүттү.`
    case 'supporters-spent-it': {
      const spent = facts.spentOn.map(({ name, amount }) => `«${name}» — ${amount}`).join(', ')
      const where =
        spent === '' ? '' : ` Алар баарынан көп акчаны өздөрү колдогон башка долбоорлорго жумшады: ${spent}.`
      const more =
        facts.votersMissing === 0
          ? ''
          : ` Акчасын башка эч нерсеге жумшабаган дагы ${facts.votersMissing} адам колдосо, жетмек.`
      return `${begun} Башында аны колдогондордо ${facts.had} бар эле.${where} Калганы ${facts.left}, ${facts.missing} жетпей калды.${more}`
    }
  }
}
