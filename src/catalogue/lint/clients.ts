import type { CatalogueDocument, RecordableAct } from '../document.ts'
import type { Fault, FaultPath } from '../fault.ts'
import { reachableSpecialCategories } from '../special.ts'

/** Registrations that could never be served, or never lawfully. GDPR Art. 29, 22(4), 32(4). */
export function* lintClients(document: CatalogueDocument): Generator<Fault> {
  for (const [key, client] of Object.entries(document.clients)) {
    yield* recording(client, ['clients', key])
    yield* sources(document, key)
    yield* publishing(client, ['clients', key])
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

type Client = CatalogueDocument['clients'][string]

/** What people do themselves; the rest the company or an authority does. */
const ACTS_OF_A_PERSON: ReadonlySet<RecordableAct> = new Set<RecordableAct>([
  'CONSENT',
  'PREFERENCE',
  'TERMS',
  'OBJECTION',
  'OBJECTION_OUTCOME',
  'OPT_OUT',
  'RESTRICTION',
])

function* recording({ kind, records = [] }: Client, path: FaultPath): Generator<Fault> {
  for (const [index, act] of records.entries()) {
    const at = [...path, 'records', index]
    if (records.indexOf(act) !== index) yield { path: at, message: 'is named twice; name it once' }
    if (kind === 'self-service' && !ACTS_OF_A_PERSON.has(act)) {
      const message = `is not for people to record of themselves; remove ${act} here`
      yield { path: at, message }
    }
    if (kind === 'regulator') {
      const message = 'an authority looks on and records nothing; remove it here'
      yield { path: at, message }
    }
  }
}

/** A client that names another as its source could forge what that one recorded. */
function* sources(document: CatalogueDocument, key: string): Generator<Fault> {
  const { sources: named = [], records } = document.clients[key]!
  const path = ['clients', key, 'sources']
  if (named.length > 0 && records === undefined) {
    yield { path, message: 'has no meaning for a client that records nothing; remove it' }
  }
  for (const [index, source] of named.entries()) {
    if (source === key) {
      const message = 'is the client itself, for which it always speaks; remove it here'
      yield { path: [...path, index], message }
    } else if (Object.hasOwn(document.clients, source)) {
      const message = `is the client "${source}", which speaks for itself; name a system that is no client`
      yield { path: [...path, index], message }
    }
  }
}

/** Who lays down why data may be used must be the company itself. GDPR Art. 4(7), 29. */
function* publishing({ kind, publishes, recipient }: Client, path: FaultPath): Generator<Fault> {
  if (publishes === undefined) return
  const at = [...path, 'publishes']
  if (recipient !== undefined) {
    const message = `is not for a client that gives data to "${recipient}"; publish from a client of the company`
    yield { path: at, message }
  }
  if (kind === 'self-service' || kind === 'regulator') {
    const message = `is not for a client of kind ${kind}; publish from a client of the company`
    yield { path: at, message }
  }
}
