/** The words of the pages: every key in three languages, with the same values, in letters that are what they seem. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import ts from 'typescript'
import { within } from './tidy/source.ts'

const languages = ['ky', 'ru', 'en'] as const
type Language = (typeof languages)[number]
type Messages = Readonly<Record<string, string>>

/** Latin words that Kyrgyz and Russian texts may hold: names, formats, signs of the trade. */
const latinAllowed = new Set(
  `SMS PDF CSV UTF DOCX Excel XLSX JPEG PNG WebP QR JSON API RSS Atom OpenAPI OCDS TOTP SHA BOS ID Demilge English Telegram
   postgresql TRUSTED smtps smtp MAIL demilge web Aegis FreeOTP DEMILGE DATA DATABASE HOST PORT MODE ORIGIN SMTP npm start root https passkey FIDO production demo FROM TOKEN PROXY Pabulib pb META PROJECTS VOTES
   WhatsApp Viber Google Authenticator Designsystemet PostgreSQL AGPL GitHub WCAG AA VAP CHF URL PIN I II III IV V VI VII`.split(
    /\s+/,
  ),
)
/** Cyrillic words that English texts may hold: each language is named in itself. */
const cyrillicAllowed = new Set(['Кыргызча', 'Русский', 'Демилге'])
const address = /[\w.+-]+@[\w-]+(\.[\w-]+)+|https?:\/\/\S+|#[0-9a-f]{3,6}\b|\b[\w-]+(\.[\w-]+)*\.(kg|org|com)\b/gi
const kyrgyzAlphabet = /^[а-яёңөү]+$/i

/** Everything wrong with the message files under the root, one line each. `code` is where keys are looked for. */
export function wordComplaints(root: string): string[] {
  const slices = filesIn(join(root, 'words', 'ky'), '.json').map((name) => name.replace('.json', ''))
  const spoken = spokenKeys(root)
  return [
    ...strayFiles(root, slices),
    ...slices.flatMap((slice) => {
      const [ky, ru, en] = languages.map((language) => messagesOf(root, language, slice)) as [
        Messages,
        Messages,
        Messages,
      ]
      return sliceComplaints(slice, { ky, ru, en }, spoken)
    }),
  ]
}

export function sliceComplaints(
  slice: string,
  messages: Readonly<Record<Language, Messages>>,
  spoken: (key: string) => boolean,
): string[] {
  const keys = [...new Set(languages.flatMap((language) => Object.keys(messages[language])))]
  return keys.flatMap((key) => {
    const missing = languages.filter((language) => messages[language][key] === undefined)
    if (missing.length > 0) return [`words/${missing[0]}/${slice}.json: ${key} is missing`]
    const unused = spoken(`${slice}.${key}`) ? [] : [`words/ky/${slice}.json: ${key} is said nowhere`]
    const readings = languages.map((language) => readingOf(language, messages[language][key] ?? ''))
    const values = readings.map((reading) => reading.values.join(', '))
    const differ = readings.every(({ problems }) => problems.length === 0) && new Set(values).size > 1
    return [
      ...unused,
      ...(differ
        ? [
            `words/*/${slice}.json: ${key} takes different values: ${languages.map((language, at) => `${language} {${values[at]}}`).join(', ')}`,
          ]
        : []),
      ...readings.flatMap(({ problems }, at) =>
        problems.map((problem) => `words/${languages[at]}/${slice}.json: ${key} ${problem}`),
      ),
    ]
  })
}

/** The values a message takes, sorted, and what is wrong with its text. */
function readingOf(
  language: Language,
  message: string,
): { readonly values: readonly string[]; readonly problems: readonly string[] } {
  try {
    const { texts, values, plurals } = partsOf(
      new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst(),
    )
    return {
      values: [...new Set(values)].sort(),
      problems: [...textProblems(language, message, texts), ...pluralProblems(language, plurals)],
    }
  } catch (fault) {
    return { values: [], problems: [`is no ICU message: ${(fault as Error).message}`] }
  }
}

type Parts = { readonly texts: string[]; readonly values: string[]; readonly plurals: string[][] }
type Ast = ReturnType<IntlMessageFormat['getAst']>

/** Numbers are the parser's element types: 0 a literal text, 5 a select, 6 a plural, 7 the number sign. */
function partsOf(ast: Ast, parts: Parts = { texts: [], values: [], plurals: [] }): Parts {
  for (const element of ast) {
    if (element.type === 0) parts.texts.push(element.value)
    else if (element.type !== 7) parts.values.push(element.value)
    if (element.type !== 5 && element.type !== 6) continue
    if (element.type === 6) parts.plurals.push(Object.keys(element.options))
    for (const option of Object.values(element.options)) partsOf(option.value, parts)
  }
  return parts
}

function textProblems(language: Language, message: string, texts: readonly string[]): string[] {
  const problems: string[] = []
  if (message.trim() === '') problems.push('is empty')
  if (message !== message.trim() || / {2}/.test(message)) problems.push('has stray spaces')
  if (message.includes('!')) problems.push('has an exclamation mark; say it calmly')
  if (language !== 'en' && message.includes('"')) problems.push('has straight quotation marks; write «»')
  const words = texts.flatMap((text) => text.replace(address, ' ').match(/[\p{L}]+/gu) ?? [])
  return [...problems, ...words.flatMap((word) => letterProblem(language, word) ?? [])]
}

function letterProblem(language: Language, word: string): string | undefined {
  const hasLatin = /\p{Script=Latin}/u.test(word)
  const hasCyrillic = /\p{Script=Cyrillic}/u.test(word)
  if (hasLatin && hasCyrillic) return `mixes look-alike letters in "${word}"`
  if (language === 'en') return hasCyrillic && !cyrillicAllowed.has(word) ? `has a Cyrillic word "${word}"` : undefined
  if (hasLatin && !latinAllowed.has(word)) return `has a Latin word "${word}"`
  return hasCyrillic && !kyrgyzAlphabet.test(word) ? `has a letter of another alphabet in "${word}"` : undefined
}

/** Russian counts one, few and many; without all of them somebody reads "5 голоса". */
function pluralProblems(language: Language, plurals: readonly string[][]): string[] {
  if (language !== 'ru') return []
  return plurals
    .map((forms) => ['one', 'few', 'many', 'other'].filter((form) => !forms.includes(form)))
    .filter((missing) => missing.length > 0)
    .map((missing) => `lacks the plural ${missing.join(', ')}`)
}

/** Tells whether the code says a key: whole, or as a template like `calls.stage-${stage}` whose fixed parts fit. */
export function spokenKeys(root: string): (key: string) => boolean {
  const whole = new Set<string>()
  const patterns = new Set<string>()
  for (const path of ['src', 'lib', 'main'].flatMap((home) => filesIn(join(root, home), '.ts', '.tsx'))) {
    if (/\.test\.tsx?$/.test(path)) continue
    for (const node of within(
      ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX),
    )) {
      if (ts.isStringLiteralLike(node) && /^[a-z]+\.\S+$/.test(node.text)) whole.add(node.text)
      if (ts.isTemplateExpression(node) && /^[a-z]+\./.test(node.head.text)) patterns.add(patternOf(node))
    }
  }
  const templates = [...patterns].map((pattern) => new RegExp(`^${pattern}$`))
  return (key) => whole.has(key) || templates.some((template) => template.test(key))
}

function patternOf(node: ts.TemplateExpression): string {
  const fixed = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]
  return fixed.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')
}

function strayFiles(root: string, slices: readonly string[]): string[] {
  return languages.flatMap((language) =>
    filesIn(join(root, 'words', language), '.json')
      .filter((name) => !slices.includes(name.replace('.json', '')))
      .map((name) => `words/${language}/${name}: has no Kyrgyz file beside it`),
  )
}

function messagesOf(root: string, language: Language, slice: string): Messages {
  const path = join(root, 'words', language, `${slice}.json`)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Messages) : {}
}

/** File names of a folder of words, or whole paths of the code below a folder. */
function filesIn(folder: string, ...endings: string[]): string[] {
  if (!existsSync(folder)) return []
  const isCode = endings.includes('.ts')
  return readdirSync(folder, { recursive: isCode, encoding: 'utf8' })
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .map((name) => (isCode ? join(folder, name) : name))
}

if (process.argv[1] && import.meta.filename === process.argv[1]) {
  const complaints = wordComplaints(process.cwd())
  console.log(complaints.join('\n') || 'The words are right.')
  process.exitCode = complaints.length > 0 ? 1 : 0
}
