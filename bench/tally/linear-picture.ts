/** A small picture on two logarithmic axes: CPU seconds of Equal Shares against ballots, with a line of slope one. */
export function linearPicture(points: readonly { readonly ballots: number; readonly cpuSeconds: number }[]): string {
  const [width, height, edge] = [640, 400, 56]
  const x = (ballots: number) => edge + ((Math.log10(ballots) - 4) / 2.6) * (width - edge - 20)
  const y = (seconds: number) => height - edge - ((Math.log10(seconds) + 2) / 2.6) * (height - edge - 20)
  const last = points.at(-1)
  const first = points[0]
  const slope =
    last && first
      ? `M${x(first.ballots)} ${y((last.cpuSeconds * first.ballots) / last.ballots)}L${x(last.ballots)} ${y(last.cpuSeconds)}`
      : ''
  const dots = points.map(
    ({ ballots, cpuSeconds }) =>
      `<circle cx="${x(ballots).toFixed(1)}" cy="${y(cpuSeconds).toFixed(1)}" r="4"/><text x="${x(ballots).toFixed(1)}" y="${(y(cpuSeconds) - 10).toFixed(1)}" text-anchor="middle">${cpuSeconds.toFixed(2)} s</text>`,
  )
  const ticks = points.map(
    ({ ballots }) =>
      `<text x="${x(ballots).toFixed(1)}" y="${height - edge + 22}" text-anchor="middle">${ballots / 1000} k</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">
<title>Equal Shares: CPU seconds by number of ballots, 8 marks each, 100 projects</title>
<rect width="${width}" height="${height}" fill="#fff"/>
<path d="${slope}" stroke="#999" stroke-dasharray="4 4" fill="none"/>
<path d="M${points.map(({ ballots, cpuSeconds }) => `${x(ballots).toFixed(1)} ${y(cpuSeconds).toFixed(1)}`).join('L')}" stroke="#1a5e63" fill="none"/>
<g fill="#1a5e63">${dots.join('')}</g>
${ticks.join('')}
<text x="${width / 2}" y="${height - 10}" text-anchor="middle">ballots (dashed: strictly linear; below it the start of the process counts)</text>
</svg>
`
}
