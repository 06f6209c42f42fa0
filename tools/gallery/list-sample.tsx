import { civilDate } from '../../lib/kernel/civil-date.ts'
import { som } from '../../lib/kernel/money.ts'
import type { Words } from '../../lib/platform/words.ts'
import { EnvelopeBar, PointsBar } from '../../lib/ui/bars.tsx'
import { CalendarLine } from '../../lib/ui/calendar-line.tsx'
import { TextField } from '../../lib/ui/fields.tsx'
import { Button, ButtonLink, Form } from '../../lib/ui/form.tsx'
import { Hero } from '../../lib/ui/hero.tsx'
import { Card, CardList, DataTable, Pager, Tag, TaskList } from '../../lib/ui/lists.tsx'
import { EmptyState, NextStep } from '../../lib/ui/notices.tsx'
import { type Sample, samplePlace } from './sample.ts'

const titles = [
  'Бала бакчанын короосуна оюн аянтчасын куруу',
  'Көчө жарыгы: Ленин жана Токтогул көчөлөрү',
  'Таза суу түтүгүн 600 метрге узартуу',
  'Айылдык китепкананын чатырын жаңылоо',
]

export const homeSample: Sample = {
  title: 'Демилге',
  chrome: {
    demo: {
      back: '/',
      roles: [
        { key: 'resident', label: 'Тургун', current: false },
        { key: 'leader', label: 'Демилгелүү топтун жетекчиси', current: true },
        { key: 'officer', label: 'Айыл өкмөтүнүн адиси', current: false },
        { key: 'secretary', label: 'Кеңештин катчысы', current: false },
        { key: 'commission', label: 'Комиссиянын мүчөсү', current: false },
      ],
    },
  },
  body: (t) => (
    <>
      <Hero
        title="Айылыңыздын демилгелери"
        lead="Эмне сунушталды, эмне тандалды, акча кайда кетти. Катталбай туруп эле көрөсүз."
      >
        <Form t={t} action="/search">
          <TextField
            name="q"
            label="Айылыңызды же шаарыңызды табыңыз"
            type="search"
            hint="Мисалы: Ак-Тал, Теплоключенка"
          />
          <Button>Табуу</Button>
        </Form>
      </Hero>
      <h2>Азыр ачык сынактар</h2>
      <CardList>{titles.slice(0, 3).map((title, at) => cardOf(t, title, at))}</CardList>
      <h2>Жакында бүткөн иштер</h2>
      <EmptyState title="Азырынча бүткөн иш жок">
        <p>Биринчи сүрөттөр кабыл алуу актысынан кийин чыгат.</p>
      </EmptyState>
    </>
  ),
}

function cardOf(t: Words, title: string, at: number) {
  return (
    <Card
      key={title}
      t={t}
      path={`/ak-tal/initiatives/${at + 1}`}
      title={title}
      tag={
        [
          { tone: 'good', text: 'Добуш берүү' },
          { tone: 'waiting', text: 'Оңдоого кайтарылды' },
          { tone: 'accent', text: 'Иштер жүрүүдө' },
          { tone: 'neutral', text: 'Баланска өткөрүлдү' },
        ][at % 4] as { tone: 'good'; text: string }
      }
      lines={['Ак-Тал айылы', '«Береке» демилгелүү тобу']}
      strong={t.money(som(47_000 + at * 12_500))}
    />
  )
}

export const listSample: Sample = {
  title: 'Демилгелер',
  chrome: {
    place: samplePlace,
    signedInName: 'Айгүл Токтосунова',
    hasWork: true,
    crumbs: [{ label: 'Ак-Тал', path: '/ak-tal' }],
  },
  body: (t) => (
    <>
      <h1>2026-жылдын биринчи сынагы</h1>
      <p>
        <Tag tone="good">Добуш берүү</Tag>
      </p>
      <p class="lead">
        Айыл өкмөтү тургундардын демилгелерине 400 000 сом бөлдү. Бир демилгеге 47 000 сомго чейин берилет.
      </p>
      <NextStep
        t={t}
        what="Демилгелерге добуш бериңиз"
        by="24-майга чейин, дагы 6 күн"
        path="/vote"
        action="Добуш берүү"
      />
      <CalendarLine
        title="Сынактын күндөрү"
        spans={[
          {
            label: 'Арыздарды кабыл алуу',
            from: civilDate('2026-04-01'),
            until: civilDate('2026-04-25'),
            when: '1-апрелден 25-апрелге чейин',
          },
          {
            label: 'Кароо жана текшерүү',
            from: civilDate('2026-04-26'),
            until: civilDate('2026-05-10'),
            when: '26-апрелден 10-майга чейин',
          },
          {
            label: 'Добуш берүү',
            from: civilDate('2026-05-11'),
            until: civilDate('2026-05-24'),
            when: '11-майдан 24-майга чейин',
          },
          {
            label: 'Иштерди аткаруу',
            from: civilDate('2026-06-01'),
            until: civilDate('2026-08-30'),
            when: '1-июндан 30-августка чейин',
          },
        ]}
        today={civilDate('2026-05-18')}
        here="Азыр ушул жердебиз"
      />
      <EnvelopeBar
        t={t}
        title="Бөлүнгөн каражат"
        envelope={som(400_000)}
        chosen={[
          { label: 'а', sum: som(47_000) },
          { label: 'б', sum: som(120_000) },
          { label: 'в', sum: som(98_500) },
        ]}
      />
      {tableSample(t)}
      {pagerAndWork(t)}
    </>
  ),
}

function pagerAndWork(t: Words) {
  return (
    <>
      <Pager t={t} page={2} pages={5} pathOf={(page) => `/ak-tal?page=${page}`} />
      <h2>Менин ишим</h2>
      <TaskList
        t={t}
        tasks={[
          { label: '12 арызды текшерүү', hint: '20-майга чейин', path: '/a', state: 'Мөөнөтү жакын', tone: 'waiting' },
          { label: 'Комиссиянын чечимин жүктөө', path: '/b', state: 'Башталган жок', tone: 'neutral' },
          { label: 'Жобону бекитүү', hint: 'Токтом № 62', path: '/c', state: 'Бүттү', tone: 'good' },
        ]}
      />
      <ButtonLink t={t} path="/x" kind="secondary">
        Баарын көрүү
      </ButtonLink>
    </>
  )
}

function tableSample(t: Words) {
  return (
    <>
      <h2>Демилгелер</h2>
      <DataTable
        caption="Упайлар жана добуштар"
        columns={[
          { label: 'Демилге', names: 'row' },
          { label: 'Айыл' },
          { label: 'Упай', align: 'right' },
          { label: 'Сомдук суроо', align: 'right' },
          { label: 'Абалы' },
        ]}
        rows={titles.map((title, at) => [
          <a key="a" href={`/ak-tal/initiatives/${at + 1}`}>
            {title}
          </a>,
          'Ак-Тал',
          <>
            {84 - at * 9} <PointsBar label={`${84 - at * 9} / 100`} percent={84 - at * 9} />
          </>,
          t.money(som(47_000 + at * 12_500)),
          <Tag key="t" tone={at === 0 ? 'good' : 'neutral'}>
            {at === 0 ? 'Тандалды' : 'Резервде'}
          </Tag>,
        ])}
        footer={['Баары', '', '', t.money(som(263_000)), '']}
      />
    </>
  )
}
