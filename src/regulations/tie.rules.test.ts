import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { wordsIn } from '../../lib/platform/words.ts'
import { orderText } from './tie.rules.ts'

test('an order of ties is read as it decides, the number at last', () => {
  equal(
    orderText(wordsIn('ru'), ['own-share', 'votes']),
    'та, у которой больше доля собственного вклада, затем та, у которой больше голосов, затем та, у заявки которой меньший номер',
  )
  equal(orderText(wordsIn('ky'), []), 'арызынын номери кичинеси')
})
