/** Pictures of an outcome as SVG text, drawn where the page is made: no script, no font, no colour that must be seen. */
export { moneyByPlace, type PlaceWords } from './money-by-place.ts'
export { type MoneyFlowWords, moneyFlow } from './money-flow.ts'
export { type SupportWords, supportAgainstCost } from './support-against-cost.ts'
