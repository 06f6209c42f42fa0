import { ErrorBody } from '../../lib/ui/error-page.tsx'
import {
  CheckboxField,
  CheckboxGroup,
  CodeField,
  DateField,
  FileField,
  MoneyField,
  PhoneField,
  PinField,
  RadioField,
  SelectField,
  TextArea,
  TextField,
} from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, Form } from '../../lib/ui/form.tsx'
import { type Sample, samplePlace } from './sample.ts'

const problems = {
  title: 'Демилгенин атын жазыңыз',
  sum: 'Сумма 47 000 сомдон ашпасын. Сиз 47 000,01 сом жаздыңыз',
  agree: 'Макулдугуңузду белгилеңиз',
}

const options = [
  { value: 'road', label: 'Жол жана көпүрө', hint: 'Көчө, тротуар, көпүрө, аялдама' },
  { value: 'water', label: 'Таза суу', hint: 'Түтүк, скважина, колонка' },
  { value: 'light', label: 'Көчө жарыгы', hint: 'Мамы, шам, зым' },
]

export const formSample: Sample = {
  title: 'Арыз берүү',
  chrome: { place: samplePlace, signedInName: 'Нургүл Асанова' },
  body: (t) => (
    <>
      <h1>Демилгеңиз жөнүндө</h1>
      <Form t={t} action="/x" problems={problems} files>
        <TextField
          name="title"
          label="Демилгенин аты"
          hint="Эмне курулат же оңдолот, кайсы жерде"
          problems={problems}
        />
        <TextArea name="why" label="Эмне үчүн керек" value="Бакчада 84 бала бар." />
        <MoneyField
          t={t}
          name="sum"
          label="Бюджеттен сураган сумма"
          hint="Эң көбү 47 000 сом"
          value="47 000,01"
          problems={problems}
        />
        <div class="row">
          <DateField name="from" label="Иштин башталышы" value="2026-06-01" />
          <DateField name="until" label="Иштин бүтүшү" />
        </div>
        <RadioField name="matter" label="Кайсы маселе" options={options} value="water" />
        <RadioField
          name="own"
          label="Өздүк салым барбы"
          options={[
            { value: 'yes', label: 'Ооба' },
            { value: 'no', label: 'Жок' },
          ]}
        />
        <CheckboxGroup
          name="choice"
          label="Кимдер пайдаланат"
          hint="Бир нечесин белгилесеңиз болот"
          options={options}
          values={['road']}
        />
        <SelectField
          name="village"
          label="Айыл"
          empty="Тандаңыз"
          options={[
            { value: '1', label: 'Ак-Тал' },
            { value: '2', label: 'Терек' },
          ]}
        />
        <PhoneField name="phone" label="Телефон" value="+996 555 12 34 56" />
        <PinField name="pin" label="ПИН" hint="Паспорттогу 14 сан" />
        <CodeField name="code" label="СМС менен келген код" />
        <FileField name="photo" label="Жердин сүрөтү" hint="Азыркы абалы көрүнсүн. 10 МБга чейин" multiple />
        <CheckboxField
          name="agree"
          label="Жеке маалыматым сайтта ушул көлөмдө көрсөтүлүшүнө макулмун"
          problems={problems}
        />
        <ActionRow>
          <Button>Сактап, улантуу</Button>
          <Button kind="secondary" name="later" value="yes">
            Кийин улантам
          </Button>
          <Button kind="danger">Арызды кайтарып алуу</Button>
          <ButtonLink t={t} path="/x" kind="secondary">
            Артка
          </ButtonLink>
        </ActionRow>
      </Form>
    </>
  ),
}

export const errorSample: Sample = {
  title: 'Ката',
  chrome: {},
  body: (t) => <ErrorBody t={t} status={500} reference="a81-c04-77f" />,
}
