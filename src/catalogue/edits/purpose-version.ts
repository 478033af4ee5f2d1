import type { CatalogueDocument, Purpose, RuleDocument } from '../document.ts'
import type { FaultPath } from '../fault.ts'
import { keyedBy, parseEntry, present, saysTheSame, withEntry, type Edit } from './edit.ts'

type Maybe<T> = T | null | undefined

/** How a purpose version is lawful in one jurisdiction, as a caller writes it. */
export interface RuleEdit {
  readonly jurisdiction: string
  readonly lawfulBasis: RuleDocument['basis']
  readonly specialCondition?: Maybe<string>
  readonly consentValidity?: Maybe<string>
  readonly retention?: Maybe<string>
  readonly retentionAfterEnd?: Maybe<string>
  readonly doubleOptIn?: boolean
  readonly contractTypes?: readonly string[]
  readonly obligation?: Maybe<{
    readonly law: string
    readonly trigger: string
    readonly retention: string
  }>
  readonly always?: boolean
  readonly task?: Maybe<{ readonly law: string; readonly from: Date; readonly to?: Maybe<Date> }>
  readonly sellOrShare?: boolean
}

/** A new version of a purpose, or a new purpose, as a caller writes it. */
export interface PurposeVersionEdit {
  readonly purpose: string
  readonly group?: Maybe<string>
  readonly owner?: Maybe<string>
  readonly dpv?: Maybe<string>
  readonly fideslang?: Maybe<string>
  readonly effectiveFrom: Date
  readonly controllers: readonly string[]
  readonly categories: readonly string[]
  readonly directMarketing?: boolean
  readonly profiling?: boolean
  readonly serviceMessage?: boolean
  readonly survivesErasure?: boolean
  readonly art18Exception?: boolean
  readonly material?: Maybe<boolean>
  readonly reconsentCutoff?: Maybe<number>
  readonly rules: readonly RuleEdit[]
  readonly texts: readonly {
    readonly language: string
    readonly title: string
    readonly description: string
    readonly retention?: Maybe<string>
  }[]
}

/**
 * The catalogue with the version after the last one of the purpose, published at `now` (epoch
 * milliseconds). A cut-off of the version before is kept where none is given: outdated consent must not
 * revive. Whether the law and what was published allow it, `publishCatalogue` says. Pure.
 */
export function addPurposeVersion(
  document: CatalogueDocument,
  input: PurposeVersionEdit,
  now: number,
): Edit {
  const { purpose: key } = input
  const old = Object.hasOwn(document.purposes, key) ? document.purposes[key] : undefined
  const last = old?.versions.at(-1)
  const index = old?.versions.length ?? 0
  const placeInInput = placeOf(key, index, input)
  const rules = keyedBy(input.rules, 'jurisdiction', ['rules'])
  const texts = keyedBy(input.texts, 'language', ['texts'])
  const version = {
    version: (last?.version ?? 0) + 1,
    publishedAt: new Date(now).toISOString(),
    ...contentOf(input),
    ...present({ reconsentCutoff: input.reconsentCutoff ?? last?.reconsentCutoff }),
    rules: Object.fromEntries(input.rules.map((rule) => [rule.jurisdiction, ruleOf(rule)])),
    texts: texts.record,
  }
  const head = headOf(input)
  const alone = { ...old, ...head, versions: [version], retirement: undefined }
  const parsed = parseEntry('purposes', key, present(alone), (path) =>
    placeInInput(path[2] === 'versions' ? [...path.slice(0, 3), index, ...path.slice(4)] : path),
  )
  const faults = [...rules.faults, ...texts.faults, ...('faults' in parsed ? parsed.faults : [])]
  if (!('entry' in parsed) || faults.length > 0) return { ok: false, faults }
  const [added] = parsed.entry.versions
  const isPublished =
    last !== undefined &&
    saysTheSame(last, added!, 'version', 'publishedAt') &&
    saysTheSame(old!, { ...old, ...head })
  if (isPublished) return { ok: true, document, changed: false, placeInInput }
  const next: Purpose = { ...old, ...parsed.entry, versions: [...(old?.versions ?? []), added!] }
  return {
    ok: true,
    document: withEntry(document, 'purposes', key, next),
    changed: true,
    placeInInput,
  }
}

const headOf = ({ group, owner, dpv, fideslang }: PurposeVersionEdit) =>
  present({ group, owner, dpv, fideslang })

const contentOf = (input: PurposeVersionEdit) =>
  present({
    effectiveFrom: input.effectiveFrom.toISOString(),
    controllers: input.controllers,
    categories: input.categories,
    directMarketing: input.directMarketing,
    profiling: input.profiling,
    serviceMessage: input.serviceMessage,
    survivesErasure: input.survivesErasure,
    art18Exception: input.art18Exception,
    material: input.material,
  })

function ruleOf({
  jurisdiction: _jurisdiction,
  lawfulBasis,
  specialCondition,
  ...rest
}: RuleEdit): object {
  const { task } = rest
  return present({
    ...rest,
    basis: lawfulBasis,
    art9: specialCondition,
    task: task && present({ ...task, from: iso(task.from), to: task.to && iso(task.to) }),
  })
}

const iso = (instant: Date): string => instant.toISOString()

const RENAMED: Readonly<Record<string, string>> = {
  basis: 'lawfulBasis',
  art9: 'specialCondition',
}

/** `purposes/KEY/versions/INDEX/rules/PL/basis` is `rules/1/lawfulBasis` of the input. */
const placeOf =
  (key: string, index: number, input: PurposeVersionEdit) =>
  (path: FaultPath): FaultPath => {
    if (path[0] !== 'purposes' || path[1] !== key) return path
    if (path.length === 2) return ['purpose']
    if (path[2] !== 'versions') return path.slice(2)
    if (path[3] !== index) return path
    const [part, name, ...rest] = path.slice(4)
    if (part === 'rules' && name !== undefined) {
      const at = input.rules.findIndex((rule) => rule.jurisdiction === name)
      return ['rules', at, ...rest.map((step) => RENAMED[step] ?? step)]
    }
    if (part === 'texts' && name !== undefined) {
      return ['texts', input.texts.findIndex((text) => text.language === name), ...rest]
    }
    return path.slice(4)
  }
