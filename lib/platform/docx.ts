import * as library from 'docx'
import type { Paper } from './pdf-paper.ts'

/** A part of a document as the library makes it; only the library looks inside. */
type Part = object
type Make = new (options: Readonly<Record<string, unknown>>) => Part
type Choices = Readonly<Record<string, string>>

// The library's own types import one another without endings, which Node's way of resolving does not find.
const docx = library as unknown as {
  readonly AlignmentType: Choices
  readonly BorderStyle: Choices
  readonly HeadingLevel: Choices
  readonly LevelFormat: Choices
  readonly PageNumber: Choices
  readonly WidthType: Choices
  readonly Document: Make
  readonly Footer: Make
  readonly Paragraph: Make
  readonly Table: Make
  readonly TableCell: Make
  readonly TableRow: Make
  readonly TextRun: Make
  readonly Packer: { toBuffer(document: Part): Promise<Uint8Array> }
}
const { AlignmentType, BorderStyle, HeadingLevel, LevelFormat, PageNumber, WidthType } = docx
const { Document, Footer, Packer, Paragraph, Table, TableCell, TableRow, TextRun } = docx

/** A piece of a text document, in the order in which it is read. */
export type Block = {
  readonly kind: 'chapter' | 'clause' | 'text' | 'point' | 'centred'
  readonly text: string
}

export type TextPaper = Omit<Paper, 'body'> & { readonly blocks: readonly Block[] }

/** A4 with the margins that state papers have; twentieths of a point. */
const page = { width: 11_906, height: 16_838, left: 1_418, right: 964, top: 1_021, bottom: 1_361 } as const
const font = 'Times New Roman'

/**
 * The same paper as a Word document, so that a council can edit it before it signs: letterhead in both official languages, number and
 * date, title, the blocks, lines for signatures, the address of the original and page numbers.
 */
export async function renderDocx(paper: TextPaper): Promise<Buffer> {
  const document = new Document({
    title: paper.title,
    creator: paper.issuer[paper.t.language === 'ru' ? 'ru' : 'ky'],
    styles: {
      default: {
        document: { run: { font, size: 24, language: { value: locales[paper.t.language] } } },
        heading1: { run: { font, size: 26, bold: true, color: '000000' } },
        heading2: { run: { font, size: 24, bold: true, color: '000000' } },
        title: { run: { font, size: 30, bold: true, color: '000000' } },
      },
    },
    numbering: {
      config: [
        {
          reference: 'points',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '–',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 567, hanging: 283 } } },
            },
          ],
        },
      ],
    },
    sections: [section(paper)],
  })
  return Buffer.from(await Packer.toBuffer(document))
}

const locales = { ky: 'ky-KG', ru: 'ru-RU', en: 'en-GB' } as const

function section(paper: TextPaper): Readonly<Record<string, unknown>> {
  const { left, right, top, bottom, width, height } = page
  return {
    properties: { page: { size: { width, height }, margin: { left, right, top, bottom } } },
    footers: { default: new Footer({ children: [footer(paper.title)] }) },
    children: [
      letterhead(paper),
      ...heading(paper),
      ...paper.blocks.map(paragraphOf),
      ...(paper.signatures ?? []).map(signature),
      line(`${paper.t('ui.paper-original')}: ${paper.original}`, { size: 16, before: 480 }),
    ],
  }
}

function footer(title: string): Part {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({ text: `${title} · `, size: 16 }),
      new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 16 }),
    ],
  })
}

function letterhead({ t, issuer, issuerBelow, number, on }: TextPaper): Part {
  const side = (language: 'ky' | 'ru', last: string) =>
    new TableCell({
      borders: { ...sides, bottom: { style: BorderStyle.SINGLE, size: 8 } },
      width: { size: 50, type: WidthType.PERCENTAGE },
      children: [
        line(issuer[language], { bold: true, right: language === 'ru' }),
        line(issuerBelow?.[language] ?? '', { size: 20, right: language === 'ru' }),
        line(last, { size: 22, right: language === 'ru', before: 120 }),
      ],
    })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({
        children: [side('ky', on ? t.date(on) : '_______________'), side('ru', `№ ${number ?? '_________'}`)],
      }),
    ],
  })
}

const none = { style: BorderStyle.NONE, size: 0 }
const sides = { top: none, left: none, right: none }

function heading({ kind, title, subtitle, watermark }: TextPaper): Part[] {
  return [
    ...(watermark ? [line(watermark.toLocaleUpperCase(), { bold: true, centred: true, before: 240 })] : []),
    ...(kind ? [line(kind.toLocaleUpperCase(), { centred: true, before: 240 })] : []),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      alignment: AlignmentType.CENTER,
      spacing: { before: 120, after: 120 },
      children: [new TextRun({ text: title })],
    }),
    ...(subtitle ? [line(subtitle, { size: 20, centred: true })] : []),
  ]
}

function paragraphOf({ kind, text }: Block): Part {
  switch (kind) {
    case 'chapter':
      return new Paragraph({
        heading: HeadingLevel.HEADING_1,
        spacing: { before: 360, after: 120 },
        keepNext: true,
        children: [new TextRun({ text })],
      })
    case 'clause':
      return new Paragraph({
        heading: HeadingLevel.HEADING_2,
        spacing: { before: 200, after: 80 },
        keepNext: true,
        children: [new TextRun({ text })],
      })
    case 'point':
      return new Paragraph({ numbering: { reference: 'points', level: 0 }, children: [new TextRun({ text })] })
    case 'centred':
      return line(text, { centred: true })
    case 'text':
      return line(text, { after: 100 })
  }
}

function signature({ role, name = '' }: { readonly role: string; readonly name?: string }): Part {
  return line(`${role}  ____________________  ${name}`, { before: 600 })
}

type Look = {
  readonly bold?: boolean
  readonly size?: number
  readonly centred?: boolean
  readonly right?: boolean
  readonly before?: number
  readonly after?: number
}

function line(text: string, { bold = false, size = 24, centred = false, right = false, before = 0, after = 0 }: Look) {
  const alignment = centred ? AlignmentType.CENTER : right ? AlignmentType.RIGHT : AlignmentType.LEFT
  return new Paragraph({ alignment, spacing: { before, after }, children: [new TextRun({ text, bold, size })] })
}
