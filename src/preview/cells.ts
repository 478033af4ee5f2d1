import type { CatalogueDocument } from '../catalogue/document.ts'
import { createTargets, type Targets } from '../catalogue/targets.ts'
import { toModel } from '../catalogue/to-model.ts'
import type { DecisionContext } from '../customer/context.ts'
import { compileCatalogue, type Catalogue } from '../decision/catalogue.ts'
import type { CatalogueModel } from '../decision/catalogue-model.ts'
import type { ReasonCode } from '../decision/reasons.ts'
import { canonicalJson } from '../catalogue/hash.ts'

/** One catalogue, compiled for the fields alone: a preview does not ask for whole categories. */
export interface Side {
  readonly engine: Catalogue
  readonly targets: Targets
  /** Each context that some client has, once. */
  readonly contexts: readonly DecisionContext[]
}

/** One client and purpose in both catalogues: the position of its context, or why there is none. */
export interface Cell {
  readonly client: string
  readonly purpose: string
  readonly before: number | ReasonCode
  readonly after: number | ReasonCode
}

/** What is to be decided of every person to tell what a change of the catalogue would do. */
export interface Comparison {
  readonly before: Side
  readonly after: Side
  /** Only those that the change can concern. */
  readonly cells: readonly Cell[]
  /** Every field of either catalogue, sorted. */
  readonly fields: readonly string[]
}

/**
 * Lays down what a preview compares: the registered circumstances of each client and purpose, without
 * the GPC signal, which only a request has. A client and purpose that the change cannot concern are
 * left out. Pure.
 */
export function compareCatalogues(before: CatalogueDocument, after: CatalogueDocument): Comparison {
  const models = [toModel(before), toModel(after)] as const
  const isWide = canonicalJson(surroundings(models[0])) !== canonicalJson(surroundings(models[1]))
  const sides = [createSide(models[0]), createSide(models[1])] as const
  const clients = sorted([...Object.keys(before.clients), ...Object.keys(after.clients)])
  const cells = clients.flatMap((client) => {
    const purposes = [before, after].flatMap((d) => own(d.clients, client)?.purposes ?? [])
    return sorted(purposes).flatMap((purpose): Cell[] => {
      const contexts = [before, after].map((d) => contextOf(d, client, purpose)) as [Found, Found]
      const concerns =
        isWide ||
        canonicalJson(contexts[0]) !== canonicalJson(contexts[1]) ||
        canonicalJson(partsOf(models[0], contexts[0])) !==
          canonicalJson(partsOf(models[1], contexts[1]))
      if (!concerns) return []
      const [old, now] = [sides[0].place(contexts[0]), sides[1].place(contexts[1])]
      return [{ client, purpose, before: old, after: now }]
    })
  })
  const fields = sorted(sides.flatMap(({ side }) => side.targets.fields))
  return { before: sides[0].side, after: sides[1].side, cells, fields }
}

type Found = DecisionContext | ReasonCode

const sorted = (names: readonly string[]): string[] => [...new Set(names)].toSorted()

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

/** What the client declares the purpose in; else the reason it is refused for, as the engine has it. */
function contextOf(document: CatalogueDocument, client: string, purpose: string): Found {
  if (own(document.purposes, purpose) === undefined) return 'PURPOSE_UNKNOWN'
  const registration = own(document.clients, client)
  if (!registration?.purposes.includes(purpose)) return 'CALLER_NOT_AUTHORISED'
  const { controller, operation, channel, topic, recipient } = registration
  return { purpose, controller, operation, channel, topic, recipient, gpc: false }
}

/** What concerns every purpose. */
const surroundings = (model: CatalogueModel): unknown => {
  const { purposes: _p, clients: _c, recipients: _r, compatible: _o, ...rest } = model
  return rest
}

/** What concerns this context alone. */
const partsOf = (model: CatalogueModel, context: Found): unknown =>
  typeof context === 'string'
    ? context
    : {
        purpose: own(model.purposes, context.purpose),
        recipient: context.recipient && own(model.recipients, context.recipient),
        compatible: model.compatible?.filter(({ to }) => to === context.purpose),
      }

function createSide(model: CatalogueModel) {
  const contexts: DecisionContext[] = []
  const places = new Map<string, number>()
  return {
    side: {
      engine: compileCatalogue(model),
      targets: createTargets(Object.keys(model.fields), []),
      contexts,
    },
    /** Equal contexts have one place: they are decided once. */
    place(context: Found): number | ReasonCode {
      if (typeof context === 'string') return context
      const key = canonicalJson(context)
      const known = places.get(key)
      if (known !== undefined) return known
      places.set(key, contexts.length)
      return contexts.push(context) - 1
    },
  }
}
