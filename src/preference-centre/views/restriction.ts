import { freshKey } from '../acts.ts'
import { h, type Child } from '../dom.ts'
import type { Permission } from '../record.ts'
import { fill } from '../texts.ts'
import { button, outcomeOf, section, type ViewContext } from './parts.ts'

/** Where it stands on the page. */
export const RESTRICTION_PLACE = 'restriction'

/** The right of GDPR Art. 18; to end it takes the company, which must tell the customer before. */
export function restrictionView(permissions: readonly Permission[], context: ViewContext): Child {
  const { texts } = context
  const isRestricted = permissions.some(({ reason }) => reason === 'SUBJECT_RESTRICTED')
  const controller = permissions.find((p) => p.controller)?.controller
  const contact = controller?.contact ?? controller?.legalName ?? ''
  return section(
    RESTRICTION_PLACE,
    texts.restriction,
    h('p', { class: 'lead' }, texts.restrictionIntro),
    h(
      'div',
      { class: 'card' },
      isRestricted ? h('p', { class: 'note' }, fill(texts.restricted, contact)) : request(context),
      outcomeOf(RESTRICTION_PLACE, context),
    ),
  )
}

function request({ session, texts }: ViewContext): Child {
  const { busy, customer, draft } = session.state()
  const restrict = () => {
    if (draft.ground === undefined) return session.hint(RESTRICTION_PLACE, 'groundFault')
    const { ground } = draft
    return session.run({
      place: RESTRICTION_PLACE,
      mutation: 'restrictProcessing',
      input: { customerId: customer, ground, idempotencyKey: freshKey() },
      done: 'RESTRICT',
      about: texts.restriction,
    })
  }
  return [
    h(
      'fieldset',
      { key: 'grounds' },
      h('legend', {}, texts.restrictionGround),
      Object.entries(texts.grounds).map(([ground, text]) =>
        h(
          'label',
          { key: ground, class: 'option' },
          h('input', {
            type: 'radio',
            name: 'ground',
            value: ground,
            checked: draft.ground === ground,
            onchange: () => session.edit({ ground }),
          }),
          h('span', {}, text),
        ),
      ),
    ),
    h(
      'div',
      { key: 'choices', class: 'choices' },
      button({ label: texts.restrict, isBusy: busy.has(RESTRICTION_PLACE), onPress: restrict }),
    ),
  ]
}
