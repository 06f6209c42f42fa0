import type { FastifyRequest } from 'fastify'
import { normalText, storableText } from '../lib/kernel/text.ts'
import { type Form, formOf, type Upload } from '../lib/platform/form.ts'

/** What a form may carry. Files past the size are read to their end, so that the rest of the form is not lost. */
export const formLimits = { fileSize: 10 * 1024 * 1024, fields: 600, fieldSize: 64 * 1024, parts: 1000 } as const
/** Files of one form that are kept in memory: as many as any form takes. More are named only. */
export const mostKept = 12

/** How many files of the form are kept in memory, and how large they may be where not as large as others. */
type Keeping = { readonly files: number; readonly fileSize?: number }

/** The posted form, whether it came with files or without. Where files are not kept, they are as if too large. */
export async function postedForm(request: FastifyRequest, keeping: Keeping): Promise<Form> {
  if (!request.isMultipart()) return urlencodedForm(request.body)
  try {
    return await multipartForm(request, keeping)
  } catch (fault) {
    // The parser is the outside here: a form that is cut off or has no boundary is the sender's matter, not ours.
    throw Object.assign(new Error('a form that cannot be read', { cause: fault }), { statusCode: statusOf(fault) })
  }
}

function statusOf(fault: unknown): number {
  return (fault as { statusCode?: number }).statusCode ?? 400
}

function urlencodedForm(body: unknown): Form {
  const fields = new Map<string, readonly string[]>()
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    const values = Array.isArray(value) ? value : [value]
    const texts = values.filter((one): one is string => typeof one === 'string')
    fields.set(name, texts.map(storableText))
  }
  return formOf(fields)
}

async function multipartForm(
  request: FastifyRequest,
  { files, fileSize = formLimits.fileSize }: Keeping,
): Promise<Form> {
  const fields = new Map<string, string[]>()
  const uploads = new Map<string, Upload[]>()
  let left = files
  const limits = { ...formLimits, fileSize }
  for await (const part of request.parts({ limits, throwFileSizeLimit: false } as object)) {
    if (part.type === 'file') {
      const upload = await readUpload(part.file, part.filename, left > 0)
      if (!upload) continue
      left -= 1
      uploads.set(part.fieldname, [...(uploads.get(part.fieldname) ?? []), upload])
    } else if (typeof part.value === 'string') {
      fields.set(part.fieldname, [...(fields.get(part.fieldname) ?? []), storableText(part.value)])
    }
  }
  return formOf(fields, uploads)
}

async function readUpload(
  file: AsyncIterable<Buffer> & { truncated?: boolean },
  name: string,
  keeps: boolean,
): Promise<Upload | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of file) {
    size += chunk.length
    if (keeps) chunks.push(chunk)
  }
  // A file field left empty still sends a nameless part.
  if (name === '' && size === 0) return undefined
  const tooLarge = file.truncated === true || !keeps
  return { name: normalText(name), bytes: tooLarge ? Buffer.alloc(0) : Buffer.concat(chunks), tooLarge }
}

/**
 * An address whose escapes can all be read as text: those that are no UTF-8, or are a NUL, which no text of the database
 * may hold, become the signs themselves, so that such an address is only one that is not there.
 */
export function decodableUrl(url: string): string {
  return url.replace(/(?:%[0-9a-f]{2})+|%/gi, (escapes) => (isText(escapes) ? escapes : escapes.replaceAll('%', '%25')))
}

function isText(escapes: string): boolean {
  try {
    return !decodeURIComponent(escapes).includes('\0')
  } catch {
    // Not UTF-8; there is no way to ask without trying.
    return false
  }
}
