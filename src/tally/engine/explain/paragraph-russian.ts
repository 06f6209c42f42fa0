import type { OtherFacts, SelectedFacts, Sentences } from './paragraph.ts'

const forms = new Intl.PluralRules('ru')

/** «1 голос, 2 голоса, 5 голосов». */
function counted(count: number, one: string, few: string, many: string): string {
  const form = forms.select(count)
  return `${count} ${form === 'one' ? one : form === 'few' ? few : many}`
}

function votes(count: number): string {
  return counted(count, 'голос', 'голоса', 'голосов')
}

function people(count: number): string {
  return counted(count, 'человек', 'человека', 'человек')
}

export const russian: Sentences = { selected, toppedUp, other }

function selected({ name, turn, cost, votes: given, shares, tiedWith }: SelectedFacts): string {
  const said = [`Проект «${name}» отобран ${turn}-м по счёту. Он стоит ${cost}, за него ${votes(given)}.`]
  if (shares) {
    said.push(`На каждого голосовавшего пришлось поровну: ${shares.start}.`)
    if (shares.paidAll === 0) said.push(`Сторонники проекта сложились и заплатили по ${shares.price} каждый.`)
    else
      said.push(
        `Сторонники сложились: ${shares.price} заплатил каждый, у кого столько было (${people(shares.payers)}), а ${people(shares.paidAll)} с меньшим остатком отдали его весь.`,
      )
  } else said.push('Когда до него дошла очередь, денег на него хватило.')
  if (tiedWith.length > 0)
    said.push(
      `Наравне с ним ${tiedWith.length === 1 ? 'был проект' : 'были проекты'} ${tiedWith.map((one) => `«${one}»`).join(', ')}; кто идёт раньше, решил порядок, установленный до подсчёта.`,
    )
  return said.join(' ')
}

function toppedUp({ name, cost, votes: given }: Pick<SelectedFacts, 'name' | 'cost' | 'votes'>): string {
  return `Проект «${name}» отобран на остаток денег: он стоит ${cost}, за него ${votes(given)}, и среди не отобранных раньше он следующий по числу голосов, на кого хватило остатка.`
}

function other(facts: OtherFacts): string {
  const begun = `Проект «${facts.name}» не отобран. Он стоит ${facts.cost}, за него ${votes(facts.votes)}.`
  switch (facts.why) {
    case 'withdrawn':
      return `Проект «${facts.name}» снят до подсчёта и в отборе не участвовал.`
    case 'too-few-votes':
      return `${begun} До наименьшего числа голосов, которое требует регламент, не хватило ${facts.votersMissing}.`
    case 'too-few-points':
      return `${begun} Баллов у него меньше, чем требует регламент.`
    case 'no-support':
      return `${begun} Отобрать можно только то, что кто-то поддержал.`
    case 'does-not-fit':
      return `${begun} На него не осталось денег: не хватает ${facts.missing}.`
    case 'closed':
      return `${begun} Вместе с отобранными его осуществить нельзя: на то же место или в той же группе уже отобран другой проект, либо исчерпан предел этой группы.`
    case 'turn-never-came':
      return `${begun} Подсчёт закончился раньше, чем до него дошла очередь.`
    case 'supporters-spent-it': {
      const spent = facts.spentOn.map(({ name, amount }) => `«${name}» — ${amount}`).join(', ')
      const where = spent === '' ? '' : ` Больше всего они вложили в другие свои проекты: ${spent}.`
      const more =
        facts.votersMissing === 0
          ? ''
          : ` Хватило бы ещё ${counted(facts.votersMissing, 'голоса', 'голосов', 'голосов')} тех, кто не вложился больше ни во что.`
      return `${begun} Вначале у его сторонников было ${facts.had}.${where} Осталось ${facts.left} — не хватило ${facts.missing}.${more}`
    }
  }
}
