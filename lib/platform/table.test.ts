import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isFormula, readTable, type Table, tableText } from './table.ts'

function read(bytes: string | Buffer): Table {
  const result = readTable(Buffer.from(bytes as string))
  assert(result.ok, JSON.stringify(result))
  return result.value
}

const cells = (bytes: string | Buffer) => read(bytes).rows.map((row) => row.cells)

describe('a table saved as text', () => {
  it('is read with semicolons, commas or tabs', () => {
    for (const sign of [';', ',', '\t'])
      assert.deepEqual(cells(`a${sign}b\nТоң${sign}Ысык-Көл\n`), [['Тоң', 'Ысык-Көл']])
    assert.deepEqual(cells('"a,b";c\n1,5;2'), [['1,5', '2']])
    assert.deepEqual(cells('sep=,\r\na;x,b\r\n1,2'), [['1', '2']])
    assert.equal(read('sep=,\r\na,b\r\n1,2').rows[0]?.line, 3)
  })

  it('loses its byte order mark', () => {
    assert.deepEqual(read('\ufeffa;b\n1;2').headings, ['a', 'b'])
  })

  it('is understood in UTF-8, UTF-16 and windows-1251', () => {
    assert.equal(read('a\nӨзгөн').encoding, 'utf-8')
    const little = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a\nӨзгөн', 'utf16le')])
    assert.deepEqual(
      { encoding: read(little).encoding, cells: cells(little) },
      { encoding: 'utf-16', cells: [['Өзгөн']] },
    )
    const big = Buffer.from(little).swap16()
    assert.deepEqual(cells(big), [['Өзгөн']])
    // "Нарын" by the code page of old office programs.
    const old = Buffer.concat([Buffer.from('a\n'), Buffer.from([0xcd, 0xe0, 0xf0, 0xfb, 0xed])])
    assert.deepEqual(
      { encoding: read(old).encoding, cells: cells(old) },
      { encoding: 'windows-1251', cells: [['Нарын']] },
    )
  })

  it('counts lines from where a record begins, over quoted line breaks and blank lines', () => {
    const { rows } = read('a;b\r\n"x\r\ny";2\r\n\r\n;\r\n3;4\r\n')
    assert.deepEqual(
      rows.map(({ line, cells: [first] }) => [line, first]),
      [
        [2, 'x\ny'],
        [6, '3'],
      ],
    )
  })

  it('tells the line of a quote that is never closed, or stands in the middle', () => {
    assert.deepEqual(readTable(Buffer.from('a;b\n1;2\n"x;2\n3;4\n')), {
      ok: false,
      refusal: { code: 'unclosed-quote', line: 3 },
    })
    assert.deepEqual(readTable(Buffer.from('a;b\n1;x"y"\n')), { ok: false, refusal: { code: 'stray-quote', line: 2 } })
  })

  it('is refused when it is a workbook, holds controls or has no rows', () => {
    for (const workbook of [Buffer.from('PK\x03\x04rest', 'latin1'), Buffer.from('\xd0\xcf\x11\xe0rest', 'latin1')])
      assert.deepEqual(readTable(workbook), { ok: false, refusal: { code: 'workbook' } })
    assert.deepEqual(readTable(Buffer.from('a;b\n\0;2')), { ok: false, refusal: { code: 'not-text' } })
    for (const empty of ['', 'a;b\n', 'a;b\n;\n'])
      assert.deepEqual(readTable(Buffer.from(empty)), { ok: false, refusal: { code: 'no-rows' } })
  })
})

describe('a table we write', () => {
  it('is read back as it was', () => {
    const rows = [
      ['дарек', 'аталышы'],
      ['ton', 'Тоң; "жаңы"\nсап'],
    ]
    const table = read(tableText(rows))
    assert.deepEqual([table.headings, ...table.rows.map((row) => row.cells)], rows)
  })

  it('holds no formula that a spreadsheet would run', () => {
    assert.match(
      tableText([['=HYPERLINK("x")', '+1', '-1', '@a', 'b']]),
      /^\ufeff"'=HYPERLINK\(""x""\)";'\+1;'-1;'@a;b\r\n$/,
    )
    assert.equal(isFormula('Тоң'), false)
  })
})
