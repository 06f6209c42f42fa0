import { geoLink, type Point, pointText } from '../../lib/kernel/point.ts'
import type { Words } from '../../lib/platform/words.ts'

/** The point, which the reader's own map opens: no map of others is fetched for it. */
export function PointLink({ point }: { readonly point: Point }) {
  return <a href={geoLink(point)}>{pointText(point)}</a>
}

/** Fills in where the device is; the island shows it where a device can tell. */
export function WhereIAm({ t }: { readonly t: Words }) {
  return (
    <div data-where="" data-failed={t('initiatives.where-failed')} data-looking={t('initiatives.where-looking')} hidden>
      <button type="button" class="ds-button" data-variant="secondary" data-where-ask="">
        {t('initiatives.where-am-i')}
      </button>
      <p role="status" class="hint" data-where-says="" />
    </div>
  )
}
