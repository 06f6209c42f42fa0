import { crc32, deflateRawSync } from 'node:zlib'

type Part = { readonly name: string; readonly text: string | Buffer; readonly claims?: number }

/** A zip archive of these parts. `claims` is the unpacked size that the archive says of a part, when it lies. */
export function zipOf(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, text, claims } of parts) {
    const bytes = Buffer.from(text as string)
    const packed = deflateRawSync(bytes, { level: 9 })
    const label = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(0x21, 6)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(claims ?? bytes.length, 18)
    common.writeUInt16LE(label.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, label, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, tail, label]))
    locals.push(local)
    offset += local.length
  }
  const index = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, index, end])
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

/** A workbook whose only sheet has these rows of cells as XML; plain texts are written into the cells themselves. */
export function workbookOf(
  rows: readonly (readonly string[])[],
  { shared = [] as readonly string[], formats = '' } = {},
): Buffer {
  return zipOf([...frame({ shared, formats }), { name: 'xl/worksheets/sheet1.xml', text: sheetOf(rows) }])
}

export function sheetOf(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[], at: number) =>
    row.map((cell, column) => placed(cell, `${String.fromCharCode(65 + column)}${at + 1}`)).join('')
  const body = rows.map((row, at) => `<row r="${at + 1}">${cells(row, at)}</row>`).join('')
  return `<?xml version="1.0"?><worksheet ${main}><sheetData>${body}</sheetData></worksheet>`
}

function placed(cell: string, place: string): string {
  if (cell === '') return ''
  return cell.startsWith('<c')
    ? cell.replace('<c', `<c r="${place}"`)
    : `<c r="${place}" t="inlineStr"><is><t>${cell}</t></is></c>`
}

/** Everything of a workbook but its sheet. */
export function frame({ shared = [] as readonly string[], formats = '' } = {}): readonly Part[] {
  const relations = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
  return [
    {
      name: 'xl/workbook.xml',
      text: `<workbook ${main} ${relations}><sheets><sheet name="0" state="hidden" r:id="r9"/><sheet name="1" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: '<Relationships><Relationship Id="r9" Target="worksheets/none.xml"/><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    { name: 'xl/styles.xml', text: `<styleSheet ${main}>${formats}</styleSheet>` },
    { name: 'xl/sharedStrings.xml', text: `<sst ${main}>${shared.join('')}</sst>` },
  ]
}
