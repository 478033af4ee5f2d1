import { freshKey } from '../acts.ts'
import { h, type Child } from '../dom.ts'
import type { Permission } from '../record.ts'
import { fill } from '../texts.ts'
import { button, outcomeOf, section, type ViewContext } from './parts.ts'
import { purposeView } from './purpose.ts'

/** What is no use of this customer's data, whatever they decide. */
const notApplicable: ReadonlySet<string | null> = new Set([
  'PURPOSE_NOT_IN_FORCE',
  'CONTROLLER_NOT_COVERED',
  'BASIS_UNDEFINED',
])

/** Every purpose in its group; groups in which there is something to decide come first. */
export function usesView(permissions: readonly Permission[], context: ViewContext): Child {
  const { texts } = context
  const shown = permissions.filter(
    ({ reason, choices }) => !notApplicable.has(reason) || choices.length > 0,
  )
  const allowed = shown.filter(({ permitted }) => permitted).length
  // Said once, where most of what it stops is.
  const groups = grouped(shown)
  const marketing = ({ members }: Group) => members.filter(isMarketing).length
  const home = groups.toSorted((a, b) => marketing(b) - marketing(a)).find(marketing)?.key
  return section(
    'uses',
    texts.uses,
    h('p', { class: 'lead' }, texts.usesIntro),
    h(
      'p',
      { class: 'count' },
      `${fill(texts.countAllowed, allowed)} · ${fill(texts.countDenied, shown.length - allowed)}`,
    ),
    groups.map(({ key, title, members }) =>
      h(
        'div',
        { key, class: 'group', role: 'group', 'aria-labelledby': `group-${key}` },
        h('h3', { id: `group-${key}` }, title),
        key === home && stopMarketing(shown, context),
        members.map((permission) => purposeView(permission, context)),
      ),
    ),
  )
}

interface Group {
  readonly key: string
  readonly title: string
  readonly members: readonly Permission[]
}

function grouped(permissions: readonly Permission[]): Group[] {
  const groups = new Map<string, Permission[]>()
  for (const permission of permissions) {
    const { key } = permission.purpose.group
    groups.set(key, [...(groups.get(key) ?? []), permission])
  }
  const choosable = (group: Group) =>
    group.members.filter(({ choices }) => choices.length > 0).length
  return [...groups]
    .map(([key, members]) => ({ key, title: members[0]?.purpose.group.title ?? key, members }))
    .toSorted((one, other) => choosable(other) - choosable(one))
}

const isMarketing = ({ purpose }: Permission): boolean =>
  purpose.currentVersion?.directMarketing === true

const MARKETING_PLACE = 'marketing'

/** One click for all of it, as long as there is something left to object to. GDPR Art. 21(2)-(3). */
function stopMarketing(permissions: readonly Permission[], context: ViewContext): Child {
  const { session, texts } = context
  const { busy, customer } = session.state()
  const isStopped = permissions
    .filter(isMarketing)
    .every(({ reason }) => reason === 'OBJECTED_DIRECT_MARKETING')
  const outcome = outcomeOf(MARKETING_PLACE, context)
  if (isStopped && outcome === null) return null
  const act = () => ({
    place: MARKETING_PLACE,
    mutation: 'recordObjection',
    input: { customerId: customer, kind: 'DIRECT_MARKETING', idempotencyKey: freshKey() },
    done: 'STOP_MARKETING' as const,
    about: texts.marketing,
  })
  return h(
    'div',
    { key: MARKETING_PLACE, class: 'card flat', 'data-place': MARKETING_PLACE },
    !isStopped && h('p', {}, texts.stopMarketingHelp),
    !isStopped &&
      h(
        'div',
        { class: 'choices' },
        button({
          label: texts.stopMarketing,
          isBusy: busy.has(MARKETING_PLACE),
          onPress: () => session.run(act()),
        }),
      ),
    outcome,
  )
}
