import type { CatalogueDocument } from '../document.ts'
import type { Fault, FaultPath } from '../fault.ts'
import { reachableSpecialCategories } from '../special.ts'

/** Registrations that could never be served, or never lawfully. GDPR Art. 29, 22(4). */
export function* lintClients(document: CatalogueDocument): Generator<Fault> {
  for (const [key, client] of Object.entries(document.clients)) {
    const recipient =
      client.recipient === undefined ? undefined : document.recipients[client.recipient]
    for (const [index, purpose] of client.purposes.entries()) {
      const path = ['clients', key, 'purposes', index]
      yield* uncovered(document, purpose, client.controller, path)
      if (recipient !== undefined && !recipient.purposes.includes(purpose)) {
        const message = `delivers to "${client.recipient}", which may not be given data for "${purpose}"; register the recipient for it or remove it here`
        yield { path, message }
      }
      if (client.operation === 'AUTOMATED_DECISION') yield* automated(document, purpose, path)
    }
  }
}

function* uncovered(
  document: CatalogueDocument,
  purpose: string,
  controller: string,
  path: FaultPath,
): Generator<Fault> {
  const versions = document.purposes[purpose]?.versions ?? []
  if (
    versions.length > 0 &&
    !versions.some((version) => version.controllers.includes(controller))
  ) {
    const message = `"${purpose}" is never pursued by ${controller}, for which this client works; remove it or add the controller to a new version`
    yield { path, message }
  }
}

/** The two conditions under which Art. 22(4) lets a machine decide on special categories. */
const AUTOMATION_CONDITIONS: readonly (string | undefined)[] = ['A9-2-a', 'A9-2-g']

function* automated(
  document: CatalogueDocument,
  purpose: string,
  path: FaultPath,
): Generator<Fault> {
  for (const version of document.purposes[purpose]?.versions ?? []) {
    const special = reachableSpecialCategories(document, version.categories)
    if (special.length === 0) continue
    for (const [scope, { art9 }] of Object.entries(version.rules)) {
      if (AUTOMATION_CONDITIONS.includes(art9)) continue
      const message = `decides by machine on ${special.join(', ')}, which version ${version.version} of "${purpose}" covers under ${art9 ?? 'no condition'} for ${scope}; Art. 22(4) allows only A9-2-a or A9-2-g, remove the purpose here`
      yield { path, message }
    }
  }
}
