import type { CompiledPurpose } from '../decision/catalogue.ts'
import type { ActScope } from './act.ts'

type Path = readonly (string | number)[]

/** A purpose of the catalogue; undefined with a problem noted where it has none of that key. */
export function purposeOf(
  key: string,
  path: Path,
  { live, problems }: Pick<ActScope, 'live' | 'problems'>,
): CompiledPurpose | undefined {
  const purpose = live.engine.purposes.get(key)
  if (purpose) return purpose
  const isGroup = Object.hasOwn(live.document.purposeGroups, key)
  const message = isGroup
    ? 'Is a group; name the purposes in it, each by its key.'
    : 'Is not a purpose of the catalogue; see the query "catalogue".'
  problems.add(path, isGroup ? 'PURPOSE_GROUP' : 'PURPOSE_UNKNOWN', message)
  return undefined
}

/** The keys if all of them are of the catalogue; a problem is noted for each that is not. */
export function purposesOf(
  keys: readonly string[] | null | undefined,
  path: Path,
  scope: Pick<ActScope, 'live' | 'problems'>,
): readonly string[] | undefined {
  if (keys === null || keys === undefined) return undefined
  keys.forEach((key, i) => void purposeOf(key, [...path, i], scope))
  return [...new Set(keys)]
}

/** A company of the catalogue; the client's own where absent. */
export function controllerOf(
  key: string | null | undefined,
  path: Path,
  { live, caller, problems }: ActScope,
): string {
  if (key === null || key === undefined) return caller.controller
  if (!Object.hasOwn(live.document.controllers, key)) {
    const known = Object.keys(live.document.controllers).toSorted().join(', ')
    problems.add(
      path,
      'CONTROLLER_UNKNOWN',
      `Is not a company of the catalogue; name one of: ${known}.`,
    )
  }
  return key
}
