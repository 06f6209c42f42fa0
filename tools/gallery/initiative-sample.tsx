import { som } from '../../lib/kernel/money.ts'
import { MoneyBar } from '../../lib/ui/bars.tsx'
import { SummaryList, Tag } from '../../lib/ui/lists.tsx'
import { Clause, Confirmation, Details, Done, Notice, Refusal, Warning } from '../../lib/ui/notices.tsx'
import { StageLine } from '../../lib/ui/stage-line.tsx'
import { type Sample, samplePlace } from './sample.ts'

const clause = { number: 12, path: '/ak-tal/regulation#c-12' }

export const initiativeSample: Sample = {
  title: 'Бала бакчанын короосуна оюн аянтчасын куруу',
  chrome: {
    place: samplePlace,
    crumbs: [
      { label: 'Ак-Тал', path: '/ak-tal' },
      { label: '2026-жылдын биринчи сынагы', path: '/ak-tal/calls/2026-1' },
    ],
  },
  body: (t) => (
    <>
      <h1>Бала бакчанын короосуна оюн аянтчасын куруу</h1>
      <p>
        <Tag tone="accent">Иштер жүрүүдө</Tag> <Tag>№ 7</Tag> <Tag tone="bad">Кабыл алынган жок</Tag>
      </p>
      <StageLine
        t={t}
        label="Демилгенин жолу"
        steps={[
          { label: 'Арыз берилди', state: 'past', when: '2-апрель' },
          { label: 'Кабыл алынды', state: 'past', when: '12-апрель' },
          { label: 'Добуш берүүдө', state: 'past', when: '11–24-май' },
          { label: 'Тандалды', state: 'past', when: '28-май' },
          { label: 'Иштер жүрүүдө', state: 'now', when: '30-августка чейин' },
          { label: 'Кабыл алуу', state: 'next', when: 'сентябрь' },
          { label: 'Баланска өткөрүү', state: 'next' },
        ]}
      />
      <p class="lead">
        Бакчада 84 бала бар, оюн аянтчасы жок. Ата-энелер ашар жолу менен тосмо тургузуп, жерди тегиздеп беребиз.
      </p>
      <MoneyBar
        t={t}
        title="Акча кайдан келет"
        parts={[
          { label: 'Жергиликтүү бюджет', amount: som(47_000), tone: 'budget' },
          { label: 'Тургундардын акчасы', amount: som(12_500), tone: 'residents' },
          { label: 'Ишкерлер', amount: som(8_000), tone: 'business' },
          { label: 'Кичи грант', amount: som(20_000), tone: 'grant' },
          { label: 'Ашар жана материал', amount: som(31_200), tone: 'in-kind' },
        ]}
      />
      <SummaryList
        t={t}
        rows={[
          { label: 'Топтун жетекчиси', value: 'Нургүл Асанова', change: { path: '/a', label: 'Өзгөртүү' } },
          { label: 'Колдоочулар', value: '64 тургун', change: { path: '/b', label: 'Өзгөртүү' } },
          { label: 'Сметасы', value: t.money(som(118_700)) },
        ]}
      />
      <Notice title="Ким текшерет">
        <p>Мониторинг тобу айына бир келип, сүрөткө тартат. Даттансаңыз, он күндө жооп берилет.</p>
      </Notice>
      <Warning>
        <p>
          Добуш бергенден кийин аны өзгөртүүгө болбойт. <Clause t={t} clause={clause} />
        </p>
      </Warning>
      <Done>
        <p>Отчет сакталды. Айыл өкмөтү аны үч күндө карайт.</p>
      </Done>
      <Refusal t={t} clause={clause}>
        Сумма чектен 0,01 сомго ашты: эң көбү 47 000 сом. Сметанын бир сабын кыскартыңыз.
      </Refusal>
      <Details summary="Кантип эсептелди">
        <p>Беш критерийдин ар бири боюнча упайлардын орточосу алынат.</p>
      </Details>
      <Details summary="Эгер макул болбосоңуз" open>
        <p>Он күндүн ичинде даттансаңыз болот. Даттануу апелляциялык комиссияга түшөт.</p>
        <ul>
          <li>Кагаз түрүндө — айыл өкмөтүнө</li>
          <li>Ушул барактан — топтун жетекчиси</li>
        </ul>
      </Details>
      <Confirmation title="Арызыңыз кабыл алынды" numberLabel="Арыздын номери" number="АТ-2026-0017">
        <p>Айыл өкмөтү аны 12-апрелге чейин карап чыгат. Жообу ушул барактан жана телефонуңуздан көрүнөт.</p>
      </Confirmation>
    </>
  ),
}

export const actSample: Sample = {
  title: 'Жобо',
  chrome: { place: samplePlace },
  body: (t) => (
    <article class="act">
      <h1>Жергиликтүү демилгелерди тандоонун жана каржылоонун тартиби жөнүндө жобо</h1>
      <p>
        <Tag tone="good">Күчүндө</Tag> № 2
      </p>
      <section>
        <h2>Жалпы эрежелер</h2>
        <section class="act-clause" id="c-1">
          <h3>
            <span class="act-number">1.</span> Ким катыша алат
          </h3>
          <p>Айыл аймагында туруктуу жашаган, он сегиз жашка толгон беш же андан көп адамдан турган демилгелүү топ.</p>
        </section>
        <section class="act-clause" id="c-12">
          <h3>
            <span class="act-number">12.</span> Эң жогорку сумма
          </h3>
          <p>Бир демилгеге жергиликтүү бюджеттен {t.money(som(47_000))} көп эмес бөлүнөт.</p>
        </section>
      </section>
    </article>
  ),
}
