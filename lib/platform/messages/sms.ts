import { ok, refuse } from '../../kernel/result.ts'
import { detailOf, patience, type Send } from './sending.ts'

/** Sends by an SMS gateway: POST {"to": "+996…", "text": "…"} with a bearer token; any 2xx means it was taken. */
export function smsSender({ url, token }: { readonly url: string; readonly token: string }): Send {
  return async (message) => {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ to: message.to, text: message.body }),
        signal: AbortSignal.timeout(patience),
      })
      await answer.body?.cancel()
      if (answer.ok) return ok('sent')
      const code = answer.status >= 400 && answer.status < 500 ? 'refused' : 'unreachable'
      return refuse({ code, detail: `HTTP ${answer.status}` })
    } catch (fault) {
      const { message: said, cause } = fault as Error
      return refuse({ code: 'unreachable', detail: detailOf(cause instanceof Error ? cause.message : said, message) })
    }
  }
}
