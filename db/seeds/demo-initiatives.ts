import type { Point } from '../../lib/kernel/point.ts'
import type { Benefit } from '../../src/initiatives/benefit.model.ts'
import type { Initiative, PledgerKind } from '../../src/initiatives/initiative.model.ts'
import type { LocalMatter, PledgeKind } from '../../src/regulations/regulation.model.ts'
import type { DemoPlaceKey } from './demo-places.ts'

/**
 * The nine initiatives of the pilots of 2022 under their own names. What the release does not say (places, sums, groups,
 * words) is made up for the demonstration and marked as illustrative on every page.
 */
export type DemoInitiative = {
  readonly key: string
  readonly place: DemoPlaceKey
  readonly title: string
  readonly theme: LocalMatter
  readonly problem: string
  readonly solution: string
  readonly where: string
  readonly point?: Point
  readonly beneficiaries: number
  readonly upkeep: string
  /** Som a year. */
  readonly runningCost?: number
  readonly benefit?: Partial<Benefit>
  readonly group: string
  /** An organisation that applies instead of a group. */
  readonly organisation?: Pick<Initiative, 'applicantKind' | 'registration' | 'inCharge'>
  readonly members: readonly string[]
  /** Name, unit, quantity in thousandths, price in som. */
  readonly budget: readonly (readonly [string, string, number, number])[]
  /** Who, what kind of giver, what, quantity in thousandths (hours) or none, value in som. */
  readonly pledges: readonly (readonly [string, PledgerKind, PledgeKind, number | undefined, number])[]
  readonly pictures: readonly (readonly [string, string])[]
}

export const demoInitiatives: readonly DemoInitiative[] = [
  {
    key: 'womens-gym',
    place: 'osh',
    title: 'Сергек Жаша',
    theme: 'sport',
    problem:
      'Айылда аялдар көнүгүү жасай турган жер жок. Эркектерге стадион бар, бирок аялдар жана кыздар ал жакка барбайт, кышында такыр кыймылдабай калышат.',
    solution:
      'Маданият үйүнүн бош турган бөлмөсүн оңдоп, аялдар үчүн спорт зал уюштурабыз: пол, күзгү, тренажёрлор, жуунуучу бөлмө. Машыктыруучу жумасына үч жолу акысыз сабак берет.',
    where: 'Маданият үйү, биринчи кабат',
    beneficiaries: 640,
    runningCost: 38_000,
    benefit: { women: 640, youth: 210, elders: 90, targetGroups: ['women', 'elders'] },
    upkeep:
      'Залды маданият үйүнүн кызматкери ачат жана жабат, жарык менен жылуулукту айыл өкмөтү төлөйт. Тренажёрлорду топ өзү карайт.',
    group: 'Сергек Жаша',
    members: ['Айсулуу Камчыбекова', 'Гүлзат Исмаилова', 'Нурзат Абдиева', 'Жазгүл Эргешова', 'Махлиё Турсунова'],
    budget: [
      ['Ламинат жана плинтус', 'м²', 64_000, 950],
      ['Күзгү 2 × 1,5 м', 'даана', 6_000, 4_800],
      ['Тренажёр', 'даана', 4_000, 38_500],
      ['Гантель жана мат топтому', 'топтом', 10_000, 3_200],
    ],
    pledges: [
      ['Топтун мүчөлөрү', 'group', 'money', undefined, 25_000],
      ['Ашарга чыккан тургундар', 'residents', 'labour', 180_000, 27_000],
      ['«Береке» дүкөнү', 'business', 'material', undefined, 12_000],
    ],
    pictures: [['womens-gym', 'Зал ушундай болот']],
  },
  {
    key: 'culture-leisure',
    place: 'osh',
    title: 'Талант тамыры элде – тартуулайлы элге',
    theme: 'culture',
    problem: 'Кечинде жаштар бара турган жер жок, айылдын таланттары көрүнбөй калууда.',
    solution:
      'Бош убакытты өткөрүү үчүн шарттарды түзүп, жергиликтүү жамааттын маданиятын өнүктүрөбүз: сахнага жарык жана үн аппаратурасы, комуз жана бий ийримдери.',
    where: 'Маданият үйүнүн чоң залы',
    beneficiaries: 1200,
    upkeep: 'Аппаратураны маданият үйү сактайт, ийримдерди ыктыярчылар жүргүзөт.',
    group: 'Талант тамыры',
    members: ['Гүлзат Исмаилова', 'Акылбек Мамытов', 'Салтанат Жоробекова'],
    budget: [
      ['Үн аппаратурасы', 'топтом', 1_000, 145_000],
      ['Сахнанын жарыгы', 'даана', 8_000, 6_500],
    ],
    pledges: [['Бүтүрүүчүлөр', 'residents', 'money', undefined, 30_000]],
    pictures: [['culture-leisure', 'Ийримдин кечи']],
  },
  {
    key: 'lighting-public',
    place: 'baetov',
    title: 'Жалпы пайдалануучу жайларды жарыктандырууну уюштуруу',
    theme: 'lighting',
    problem:
      'Мектептин, бала бакчанын жана оорукананын алды кечинде караңгы. Балдар экинчи сменадан фонарик менен кайтат, кышында жыгылып жабыркагандар болду.',
    solution:
      'Мектептен оорукана чейинки жолго 24 LED жарык орнотобуз. Мамычаларды жана чуңкурларды ашар менен өзүбүз казабыз, электрик туташтырат.',
    where: 'Мектеп – бала бакча – оорукана жолу, 1,4 км',
    point: { latitudeE5: 4_120_440, longitudeE5: 7_476_610 },
    beneficiaries: 2600,
    runningCost: 24_000,
    benefit: { women: 1340, children: 780, elders: 260, targetGroups: ['children', 'elders', 'disability'] },
    upkeep:
      'Жарыктарды айыл өкмөтү балансына алат, электр акысын жергиликтүү бюджет төлөйт, күйүп кеткен лампаны көчө башчысы алмаштырат.',
    group: 'Жарык жол',
    members: ['Нурбек Алыкулов', 'Кенжегүл Дүйшеева', 'Таалай Садыров', 'Айнаш Орозова'],
    budget: [
      ['LED жарык 60 Вт', 'даана', 24_000, 3_400],
      ['Темир мамыча', 'даана', 24_000, 4_600],
      ['Кабель СИП 2×16', 'м', 1_450_000, 62],
      ['Туташтыруу жана текшерүү', 'жумуш', 1_000, 35_000],
    ],
    pledges: [
      ['Көчөнүн тургундары', 'residents', 'money', undefined, 30_000],
      ['Ашарга чыккан тургундар', 'residents', 'labour', 320_000, 48_000],
      ['«Ак-Талаа курулуш»', 'business', 'transport', 16_000, 14_400],
    ],
    pictures: [
      ['lighting-public', 'Мектептин алды (тартылган сүрөт)'],
      ['lighting-before', 'Кечинде караңгы көчө (тартылган сүрөт)'],
    ],
  },
  {
    key: 'street-benches',
    place: 'jangyjol',
    title: 'Көчөлөрдү көрктөндүрүү',
    theme: 'improvement',
    problem:
      'Борбордук көчөдө отура турган жер, таштанды челек жок. Таштандылар арыкка ташталып, көчө кечинде караңгы.',
    solution:
      'Отургучтарды, таштанды челектерин орнотуп, жарыктандырабыз. Арыкты тазалап, эки тарапка терек отургузабыз.',
    where: 'Борбордук көчө, 900 м',
    beneficiaries: 1800,
    upkeep: 'Челектерди айыл өкмөтүнүн тазалыкчысы жумасына эки жолу бошотот, отургучтарды көчө комитети сырдайт.',
    group: 'Көркөм көчө',
    members: ['Дилбара Өмүралиева', 'Абдилла Сатыбалдиев', 'Эркин Жолдошев', 'Зыйнат Пазылова'],
    budget: [
      ['Отургуч', 'даана', 14_000, 7_800],
      ['Таштанды челек', 'даана', 18_000, 2_900],
      ['LED жарык', 'даана', 12_000, 3_400],
      ['Терек көчөтү', 'даана', 120_000, 120],
    ],
    pledges: [
      ['Көчө комитети', 'group', 'money', undefined, 22_000],
      ['Ашарга чыккан тургундар', 'residents', 'labour', 260_000, 39_000],
    ],
    pictures: [
      ['street-benches', 'Көчөнүн долбоору'],
      ['street-before', 'Көлчүк баскан көчө (тартылган сүрөт)'],
    ],
  },
  {
    key: 'dance-studio',
    place: 'kajysay',
    title: 'Балдар үчүн бий студиясы',
    theme: 'children',
    problem:
      'Айылда 3 жаштан 12 жашка чейинки 400дөн ашык бала бар, бирок алар үчүн бир да ийрим жок. Мүмкүнчүлүгү чектелген балдар үйдөн чыкпайт.',
    solution:
      'Мектептин мурдагы устаканасын бий залына айландырабыз: жылуу пол, күзгү, тутка, пандус. Ата-энелер кезек менен кезмет кылат.',
    where: 'Орто мектеп, чыгыш тарабы',
    point: { latitudeE5: 4_213_970, longitudeE5: 7_717_780 },
    beneficiaries: 410,
    benefit: { women: 230, children: 410, targetGroups: ['children', 'disability'] },
    upkeep: 'Мектеп жылытат жана тазалайт, машыктыруучунун айлыгын райондук маданият бөлүмү төлөйт.',
    group: 'Кубанычтуу балалык',
    members: ['Алтынай Сооронбаева', 'Уулжан Касымова', 'Толгонай Эсенова'],
    budget: [
      ['Жылуу пол', 'м²', 72_000, 1_450],
      ['Күзгү жана тутка', 'топтом', 1_000, 48_000],
      ['Пандус', 'даана', 1_000, 22_000],
      ['Үн аппаратурасы', 'топтом', 1_000, 36_000],
    ],
    pledges: [
      ['Ата-энелер', 'residents', 'money', undefined, 28_000],
      ['Ата-энелердин ашары', 'residents', 'labour', 140_000, 21_000],
    ],
    pictures: [['dance-studio', 'Залдын долбоору']],
  },
  {
    key: 'mother-father-me',
    place: 'orozbekov',
    title: 'Атам, апам жана мен',
    theme: 'sport',
    problem: 'Бала бакчанын балдары менен ата-энелер чогуу өткөрө турган иш-чара жок, аянтча эскирген.',
    solution:
      'Мектепке чейинки балдар үчүн спорттук майрам өткөрүп, аянтчаны жабдыйбыз: тоскоолдук жолу, шведдик дубал, кум чуңкуру.',
    where: '«Бөбөк» бала бакчасынын короосу',
    beneficiaries: 350,
    benefit: { women: 180, children: 220, targetGroups: ['children'] },
    upkeep: 'Аянтчаны бала бакча карайт, майрам жыл сайын 1-июнда өтөт.',
    group: 'Ата-энелер клубу',
    members: ['Жаркынай Абдуллаева', 'Элмира Маразыкова', 'Мамасалы Ормонов', 'Бекзат Төрөев'],
    budget: [
      ['Тоскоолдук жолу', 'топтом', 1_000, 96_000],
      ['Шведдик дубал', 'даана', 3_000, 17_500],
      ['Кум жана жумшак төшөлмө', 'м³', 12_000, 2_600],
    ],
    pledges: [
      ['Ата-энелер', 'residents', 'money', undefined, 20_000],
      ['Аталардын ашары', 'residents', 'labour', 160_000, 24_000],
    ],
    pictures: [['mother-father-me', 'Майрамдын күнү']],
  },
  {
    key: 'fairy-tales',
    place: 'orozbekov',
    title: 'Жомокторго саякат',
    theme: 'children',
    problem: 'Кышкы каникулда балдар үчүн иш-чара жок, мүмкүнчүлүгү чектелген балдар майрамга чакырылбай калат.',
    solution:
      'Мектепке чейинки балдар үчүн жаңы жылдык жомок майрамын өткөрөбүз: кыргыз жомокторунун кейипкерлери, кийимдер, кыймылдуу сахна. Кийимдер кийинки жылдарга калат.',
    where: 'Маданият үйү',
    beneficiaries: 520,
    upkeep: 'Кийимдер менен сахнаны маданият үйү сактайт жана башка айылдарга берип турат.',
    group: '«Жомокчу» бала бакчасы',
    organisation: {
      applicantKind: 'institution',
      registration: '0000-3306-У',
      inCharge: 'Бала бакчанын директору Бурул Абдылдаева',
    },
    members: ['Элмира Маразыкова', 'Жаркынай Абдуллаева', 'Айгүл Сариева'],
    budget: [
      ['Кейипкерлердин кийими', 'топтом', 12_000, 4_200],
      ['Кыймылдуу сахна', 'даана', 1_000, 58_000],
      ['Белектер', 'даана', 260_000, 150],
    ],
    pledges: [
      ['«Нур» фермердик чарбасы', 'business', 'money', undefined, 18_000],
      ['Тигүүчү апалар', 'residents', 'labour', 120_000, 18_000],
    ],
    pictures: [['fairy-tales', 'Жомок кечи']],
  },
  {
    key: 'street-lights',
    place: 'talas',
    title: 'Көчөлөрдү көрктөндүрүү: көчө жарыктары',
    theme: 'lighting',
    problem: 'Айылдын үч көчөсүндө бир да жарык жок, кечинде мал айдаган жана иштен кайткан эл кыйналат.',
    solution:
      'Көчө жарыктарын орнотобуз: үч көчөгө 36 LED жарык, кыймыл сезгич менен. Мамычалар бар, кабелди тартабыз.',
    where: 'Манас, Семетей жана Сейтек көчөлөрү',
    beneficiaries: 1350,
    upkeep: 'Айыл өкмөтү балансына алат, электр акысы бюджеттен.',
    group: 'Нурлуу айыл',
    members: ['Темирлан Осмоналиев', 'Бермет Сагынбаева', 'Жумабай Керимов'],
    budget: [
      ['LED жарык сезгичи менен', 'даана', 36_000, 3_900],
      ['Кабель СИП 2×16', 'м', 2_100_000, 62],
      ['Туташтыруу', 'жумуш', 1_000, 30_000],
    ],
    pledges: [
      ['Үч көчөнүн тургундары', 'residents', 'money', undefined, 36_000],
      ['Ашарга чыккан тургундар', 'residents', 'labour', 200_000, 30_000],
    ],
    pictures: [['street-lights', 'Көчөнүн кечки көрүнүшү']],
  },
  {
    key: 'park',
    place: 'chui',
    title: 'Сейил бак',
    theme: 'improvement',
    problem: 'Айылдын паркы таштандыга айланган, жолдору бузулган, бактары куурап калган.',
    solution: 'Парктын аймагын көрктөндүрөбүз: жол төшөйбүз, 60 бак отургузабыз, отургуч жана сугат чыгарабыз.',
    where: 'Айылдын борборундагы парк, 1,2 га',
    beneficiaries: 4100,
    upkeep: 'Бактарды мектеп окуучулары класстарга бөлүп карайт, сугатты айыл өкмөтүнүн мирабы берет.',
    group: 'Жашыл айыл',
    members: ['Марат Жээнбеков', 'Ольга Назаренко', 'Бакыт Эшимов', 'Айнура Токоева'],
    budget: [
      ['Брусчатка', 'м²', 180_000, 780],
      ['Көчөт', 'даана', 60_000, 650],
      ['Отургуч', 'даана', 10_000, 7_800],
      ['Сугат түтүгү', 'м', 240_000, 95],
    ],
    pledges: [
      ['Айылдын ишкерлери', 'business', 'money', undefined, 45_000],
      ['Ашарга чыккан тургундар', 'residents', 'labour', 400_000, 60_000],
    ],
    pictures: [
      ['park', 'Парктын долбоору'],
      ['park-before', 'Парк боло турган жер (тартылган сүрөт)'],
    ],
  },
]
