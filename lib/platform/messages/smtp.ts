import { createTransport } from 'nodemailer'
import { ok, refuse } from '../../kernel/result.ts'
import { detailOf, patience, type Send } from './sending.ts'

/** Sends by the mail server of SMTP_URL (smtp://user:password@host:port, smtps:// for TLS from the start). */
export function smtpSender({ url, from }: { readonly url: string; readonly from: string }): Send {
  const transport = createTransport({
    url,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    dnsTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return async (message) => {
    try {
      await transport.sendMail({
        from,
        to: { name: '', address: message.to },
        subject: message.subject,
        text: message.body,
      })
      return ok('sent')
    } catch (fault) {
      const { responseCode, message: said } = fault as Error & { responseCode?: number }
      // 5yz is a refusal for good (RFC 5321, 4.2.1); anything else may pass.
      const code = responseCode !== undefined && responseCode >= 500 ? 'refused' : 'unreachable'
      return refuse({ code, detail: detailOf(said, message) })
    }
  }
}
