import { randomUUID } from 'node:crypto'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { answerQuestion, writeComment } from '../../src/initiatives/comment.command.ts'
import type { CommentId, CommentKind } from '../../src/initiatives/comment.model.ts'
import type { Initiative } from '../../src/initiatives/initiative.model.ts'
import { type DemoCall, done } from './demo-call.ts'
import type { PlacePeople } from './demo-people.ts'
import { on } from './demo-time.ts'

type Said = {
  readonly by: (people: PlacePeople) => PlacePeople['resident']
  readonly kind: CommentKind
  readonly text: string
  readonly answer?: string
}

/** What is said about the initiatives of a place, by its first initiative; made up like every sum of the demo. */
const talks: Readonly<Record<'osh' | 'orozbekov', readonly Said[]>> = {
  osh: [
    {
      by: ({ resident }) => resident,
      kind: 'for',
      text: 'Кызым көнүгүүгө шаарга барып жүрөт, жолуна эле эки саат кетет. Айылда зал болсо, апалары менен чогуу барышат.',
    },
    {
      by: ({ monitor }) => monitor,
      kind: 'against',
      text: 'Бөлмөнүн чатыры жазында агып жүргөн. Адегенде чатырды оңдобосок, жаңы пол бузулуп калат.',
    },
    {
      by: ({ resident }) => resident,
      kind: 'question',
      text: 'Кышында залды ким жылытат, төлөмү канча болот?',
      answer: 'Жылуулукту айыл өкмөтү төлөйт, топ күн сайын эки сааттан ашык иштебөөгө макул болду. Зал акысыз.',
    },
  ],
  orozbekov: [
    {
      by: ({ resident }) => resident,
      kind: 'for',
      text: 'Былтыр балдар майрамды эшикте тоңуп өткөргөн. Аянтча жабдылса, жай бою ойношот.',
    },
    {
      by: ({ monitor }) => monitor,
      kind: 'question',
      text: 'Аянтчанын жабдыктарынын коопсуздугун ким текшерет?',
      answer:
        'Бала бакчанын чарба башчысы ай сайын карап, журналга жазат. Орнотулгандан кийин биргелешип кабыл алабыз.',
    },
  ],
}

/** Arguments and an answered question under an initiative, from a day on. */
export async function converse(
  platform: Platform,
  { municipalityId, people }: DemoCall,
  place: keyof typeof talks,
  initiative: Initiative,
  day: CivilDate,
): Promise<void> {
  for (const [at, { by, kind, text, answer }] of talks[place].entries()) {
    const id = randomUUID() as CommentId
    const subject = { municipalityId, id }
    const said = { ...subject, by: by(people), initiativeId: initiative.id, kind, text }
    done(await writeComment(on(platform, day, 9 + at), said), 'comment')
    if (!answer) continue
    done(await answerQuestion(on(platform, day, 15), { ...subject, by: people.officer, answer }), 'answer')
  }
}
