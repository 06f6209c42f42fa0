type DrawingProps = {
  /** Stands above the drawing; the drawing itself has its own title and description for those who hear it. */
  readonly title: string
  /** An SVG element as text, every text in it escaped by whoever drew it. */
  readonly svg: string
}

/** A drawing that was made as text: as wide as a telephone, at most a little wider on a desk. */
export function Drawing({ title, svg }: DrawingProps) {
  return (
    <figure class="drawing">
      <p class="bar-title">{title}</p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: an SVG of our own, whose texts are escaped where it is drawn */}
      <div dangerouslySetInnerHTML={{ __html: svg }} />
    </figure>
  )
}
