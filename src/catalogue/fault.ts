/** Where in a document something stands: section, key, and so on down. */
export type FaultPath = readonly (string | number)[]

/** One thing wrong with a catalogue. `message` says what was wrong and what to do. */
export interface Fault {
  readonly path: FaultPath
  readonly message: string
}

/** A fault with its place in a file; lines and columns count from 1. */
export interface LocatedFault extends Fault {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** One line for people: `file:line:column path: message`, without the place where it is not known. */
export function formatFault(fault: Fault | LocatedFault): string {
  const place = 'file' in fault ? `${fault.file}:${fault.line}:${fault.column} ` : ''
  const path = fault.path.length === 0 ? '' : `${fault.path.join('/')}: `
  return `${place}${path}${fault.message}`
}

/** A catalogue that is refused. Holds every fault found, never only the first. */
export class CatalogueFault extends Error {
  override readonly name = 'CatalogueFault'
  readonly faults: readonly (Fault | LocatedFault)[]

  constructor(faults: readonly (Fault | LocatedFault)[]) {
    super(faults.map(formatFault).join('\n'))
    this.faults = faults
  }
}
