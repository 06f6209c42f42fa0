import type { Three } from '../../lib/kernel/three.ts'

/**
 * The seven pilots of 2022. Four are named in the report of 27.01.2022, their oblasts inferred; three are unnamed in the
 * sources and are named here by their oblast. People and villages' figures are made up for the demonstration.
 */
export type DemoPlace = {
  readonly slug: string
  readonly oblast: string
  readonly names: Three
  readonly accent: string
  readonly picture: string
  readonly villages: readonly { readonly names: Three; readonly population: number }[]
  readonly people: DemoPeople
}

export type DemoPeople = {
  readonly officer: string
  readonly head: string
  readonly secretary: string
  readonly commission: readonly [string, string, string]
  readonly expert: string
  readonly monitor: string
  readonly leader: string
  readonly resident: string
}

function same(name: string): Three {
  return { ky: name, ru: name, en: name }
}

export const demoPlaces = {
  osh: {
    slug: 'osh-pilot',
    oblast: 'osh',
    names: {
      ky: 'Ош облусундагы пилоттук айыл аймагы',
      ru: 'Пилотный айылный аймак Ошской области',
      en: 'Pilot aiyl aimak of Osh oblast',
    },
    accent: '#8a3b2a',
    picture: 'place-osh',
    villages: [{ names: same('Ак-Булак'), population: 3120 }],
    people: {
      officer: 'Айбек Осмонов',
      head: 'Махабат Ташматова',
      secretary: 'Бактыбек Нуралиев',
      commission: ['Салтанат Абдиева', 'Кубаныч Эргешов', 'Назгүл Маматова'],
      expert: 'Кайрат Шамшиев',
      monitor: 'Төлөгөн Жоробеков',
      leader: 'Айсулуу Камчыбекова',
      resident: 'Гүлзат Исмаилова',
    },
  },
  baetov: {
    slug: 'baetov',
    oblast: 'naryn',
    names: { ky: 'Баетов айыл аймагы', ru: 'Баетовский айылный аймак', en: 'Baetov aiyl aimak' },
    accent: '#0b5c66',
    picture: 'place-naryn',
    villages: [{ names: same('Баетов'), population: 8900 }],
    people: {
      officer: 'Жаныл Садырова',
      head: 'Эмил Турдалиев',
      secretary: 'Асел Мамбетова',
      commission: ['Данияр Кожоев', 'Чынара Асанова', 'Мирлан Токтосунов'],
      expert: 'Гүлмира Токоева',
      monitor: 'Сагын Орозов',
      leader: 'Нурбек Алыкулов',
      resident: 'Кенжегүл Дүйшеева',
    },
  },
  jangyjol: {
    slug: 'zhany-zhol',
    oblast: 'jalal-abad',
    names: { ky: 'Жаңы-Жол айыл аймагы', ru: 'Жаны-Жольский айылный аймак', en: 'Zhany-Zhol aiyl aimak' },
    accent: '#3d6130',
    picture: 'place-jalal-abad',
    villages: [{ names: same('Жаңы-Жол'), population: 5400 }],
    people: {
      officer: 'Рахат Бекмурзаева',
      head: 'Алмаз Сулайманов',
      secretary: 'Зууракан Пазылова',
      commission: ['Эркин Жолдошев', 'Бурул Кадырбекова', 'Тилек Абдыраимов'],
      expert: 'Эркин Досматов',
      monitor: 'Шайлообек Маматов',
      leader: 'Дилбара Өмүралиева',
      resident: 'Абдилла Сатыбалдиев',
    },
  },
  kajysay: {
    slug: 'kadzhi-sai',
    oblast: 'issyk-kul',
    names: { ky: 'Кажы-Сай айыл аймагы', ru: 'Каджи-Сайский айылный аймак', en: 'Kadzhi-Sai aiyl aimak' },
    accent: '#1f5f8b',
    picture: 'place-issyk-kul',
    villages: [{ names: same('Кажы-Сай'), population: 4300 }],
    people: {
      officer: 'Сейил Макешова',
      head: 'Кылычбек Абакиров',
      secretary: 'Венера Жапарова',
      commission: ['Искендер Боконбаев', 'Толгонай Эсенова', 'Максат Рыскулов'],
      expert: 'Чолпон Асылбекова',
      monitor: 'Ороз Кыдыров',
      leader: 'Алтынай Сооронбаева',
      resident: 'Уулжан Касымова',
    },
  },
  orozbekov: {
    slug: 'orozbekov',
    oblast: 'batken',
    names: { ky: 'Орозбеков айыл аймагы', ru: 'Орозбековский айылный аймак', en: 'Orozbekov aiyl aimak' },
    accent: '#7a4a12',
    picture: 'place-batken',
    villages: [{ names: same('Орозбеков'), population: 6100 }],
    people: {
      officer: 'Гүлбара Тешебаева',
      head: 'Абдумалик Нишанов',
      secretary: 'Сабира Акматова',
      commission: ['Жамшит Раимов', 'Айгүл Сариева', 'Бекболот Төрөев'],
      expert: 'Абдилазиз Раимов',
      monitor: 'Мамасалы Ормонов',
      leader: 'Жаркынай Абдуллаева',
      resident: 'Элмира Маразыкова',
    },
  },
  talas: {
    slug: 'talas-pilot',
    oblast: 'talas',
    names: {
      ky: 'Талас облусундагы пилоттук айыл аймагы',
      ru: 'Пилотный айылный аймак Таласской области',
      en: 'Pilot aiyl aimak of Talas oblast',
    },
    accent: '#54407a',
    picture: 'place-talas',
    villages: [{ names: same('Көк-Токой'), population: 2750 }],
    people: {
      officer: 'Нуржамал Бейшенова',
      head: 'Манас Чоробаев',
      secretary: 'Роза Айтиева',
      commission: ['Улан Кубатов', 'Света Мырзабекова', 'Адилет Байсеитов'],
      expert: 'Бермет Дооронова',
      monitor: 'Жумабай Керимов',
      leader: 'Темирлан Осмоналиев',
      resident: 'Бермет Сагынбаева',
    },
  },
  chui: {
    slug: 'chui-pilot',
    oblast: 'chui',
    names: {
      ky: 'Чүй облусундагы пилоттук айыл аймагы',
      ru: 'Пилотный айылный аймак Чуйской области',
      en: 'Pilot aiyl aimak of Chui oblast',
    },
    accent: '#2d6a4f',
    picture: 'place-chui',
    villages: [{ names: same('Дөбөлүү'), population: 7200 }],
    people: {
      officer: 'Елена Ким',
      head: 'Руслан Акматов',
      secretary: 'Динара Сыдыкова',
      commission: ['Виктор Шевченко', 'Айнура Токоева', 'Хусан Машаев'],
      expert: 'Игорь Пак',
      monitor: 'Бакыт Эшимов',
      leader: 'Марат Жээнбеков',
      resident: 'Ольга Назаренко',
    },
  },
} as const satisfies Record<string, DemoPlace>

export type DemoPlaceKey = keyof typeof demoPlaces
