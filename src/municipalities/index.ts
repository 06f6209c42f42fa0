// An address, once given to a municipality, leads to it or to who came after it for ever; no line of the register is deleted.
export { changeSettings, setSettings } from './change-settings.command.ts'
export { enterDayOff, strikeDayOff } from './enter-day-off.command.ts'
export { type FoundPlace, findPlaces } from './find-places.query.ts'
export { importRegister } from './import-register.command.ts'
export { registerMunicipality } from './register-municipality.command.ts'
export { renameMunicipality, succeedMunicipality } from './succeed-municipality.command.ts'
export { viewDaysOff } from './view-days-off.query.ts'
