import type { FastifyRequest } from 'fastify'
import { emptyForm, type Form, formOf, type Upload } from '../lib/platform/form.ts'

/** What a form may carry. Files past the size are read to their end, so that the rest of the form is not lost. */
export const formLimits = { fileSize: 10 * 1024 * 1024, files: 20, fields: 600, fieldSize: 64 * 1024 } as const

/** The posted form, whether it came with files or without. */
export async function postedForm(request: FastifyRequest): Promise<Form> {
  if (request.method !== 'POST') return emptyForm
  return request.isMultipart() ? await multipartForm(request) : urlencodedForm(request.body)
}

function urlencodedForm(body: unknown): Form {
  const fields = new Map<string, readonly string[]>()
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    const values = Array.isArray(value) ? value : [value]
    fields.set(
      name,
      values.filter((one): one is string => typeof one === 'string'),
    )
  }
  return formOf(fields)
}

async function multipartForm(request: FastifyRequest): Promise<Form> {
  const fields = new Map<string, string[]>()
  const uploads = new Map<string, Upload[]>()
  for await (const part of request.parts({ limits: formLimits, throwFileSizeLimit: false } as object)) {
    if (part.type === 'file') {
      const upload = await readUpload(part.file, part.filename)
      if (upload) uploads.set(part.fieldname, [...(uploads.get(part.fieldname) ?? []), upload])
    } else if (typeof part.value === 'string') {
      fields.set(part.fieldname, [...(fields.get(part.fieldname) ?? []), part.value])
    }
  }
  return formOf(fields, uploads)
}

async function readUpload(
  file: AsyncIterable<Buffer> & { truncated?: boolean },
  name: string,
): Promise<Upload | undefined> {
  const chunks: Buffer[] = []
  for await (const chunk of file) chunks.push(chunk)
  const tooLarge = file.truncated === true
  const bytes = tooLarge ? Buffer.alloc(0) : Buffer.concat(chunks)
  // A file field left empty still sends a nameless part.
  return name === '' && bytes.length === 0 ? undefined : { name, bytes, tooLarge }
}
