import { actOf, isExplicit, placeOf } from '../acts.ts'
import { h, type Child } from '../dom.ts'
import type { Choice, Notice, Permission } from '../record.ts'
import { day, fill, type Texts } from '../texts.ts'
import { button, icon, outcomeOf, unseen, type ViewContext } from './parts.ts'

/** One purpose: what it is, how it stands, why, and what can be done about it. */
export function purposeView(permission: Permission, context: ViewContext): Child {
  const { purpose } = permission
  const { texts } = context
  const place = placeOf(permission)
  const id = `title-${purpose.key}`
  return h(
    'article',
    { key: place, class: 'card', 'data-place': place, 'aria-labelledby': id },
    h('header', {}, h('h4', { id, tabindex: -1 }, purpose.title), statusView(permission, texts)),
    h('p', {}, purpose.description),
    facts(permission, texts),
    isWaiting(permission) && h('p', { class: 'note' }, texts.waitingHelp),
    noticeView(permission, texts),
    permission.rights.length > 0 && rightsView(permission, texts),
    choicesView(permission, context),
    outcomeOf(place, context),
  )
}

const isWaiting = ({ reason }: Permission): boolean => reason === 'CONSENT_UNCONFIRMED'

function statusView(permission: Permission, texts: Texts): Child {
  if (permission.permitted) {
    return h('p', { class: 'status yes' }, icon('yes'), texts.allowed)
  }
  return isWaiting(permission)
    ? h('p', { class: 'status wait' }, icon('wait'), texts.waiting)
    : h('p', { class: 'status no' }, icon('no'), texts.denied)
}

function facts(
  { lawfulBasis, explanation, action, since, until }: Permission,
  texts: Texts,
): Child {
  const row = (name: string, value: Child): Child =>
    h('div', {}, h('dt', {}, name), h('dd', {}, value))
  const bases: Readonly<Record<string, string>> = texts.bases
  return h(
    'dl',
    { class: 'facts' },
    lawfulBasis !== null && row(texts.basis, bases[lawfulBasis] ?? lawfulBasis),
    explanation !== null && row(texts.why, [explanation, action !== null && ` ${action}`]),
    since !== null && row(texts.since, time(since, texts)),
    until !== null && row(texts.until, fill(texts.untilHelp, day(until, texts))),
  )
}

const time = (instant: string, texts: Texts): Child =>
  h('time', { datetime: instant }, day(instant, texts))

/** Shown open where consent can be given: nobody agrees to what they have not seen. GDPR Art. 7(2). */
function noticeView({ choices, purpose }: Permission, texts: Texts): Child {
  const notice = purpose.consentNotice
  const canGive = choices.includes('GIVE_CONSENT')
  if (!notice || !(canGive || choices.includes('WITHDRAW_CONSENT'))) return null
  return h(
    'details',
    { key: canGive ? 'asked' : 'given', class: 'more', open: canGive },
    h('summary', {}, canGive ? texts.notice : texts.noticeGiven, unseen(` (${purpose.title})`)),
    h(
      'div',
      { class: 'notice' },
      h('h5', { lang: notice.text.language }, notice.text.title),
      ...paragraphs(notice),
      namesOf(notice, texts).map((line) => h('p', { class: 'fine' }, line)),
    ),
  )
}

const paragraphs = ({ text }: Notice): Child[] =>
  text.body
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => h('p', { lang: text.language }, line))

function namesOf({ key, version, controllers, recipients }: Notice, texts: Texts): string[] {
  const companies = controllers.map(({ legalName }) => legalName).join(', ')
  const names = recipients.map(({ name }) => name).join(', ')
  return [
    fill(texts.noticeVersion, key, version),
    fill(texts.noticeCompanies, companies),
    ...(names === '' ? [] : [fill(texts.noticeRecipients, names)]),
  ]
}

const rightsView = ({ purpose, rights }: Permission, texts: Texts): Child =>
  h(
    'details',
    { key: 'rights', class: 'more' },
    h('summary', {}, texts.rights, unseen(` (${purpose.title})`)),
    h(
      'ul',
      { class: 'rights' },
      rights.map(({ key, title, description, law }) =>
        h(
          'li',
          { key },
          h('strong', {}, title),
          ' ',
          description,
          ' ',
          h('span', { class: 'fine' }, law),
        ),
      ),
    ),
  )

/** Who has not decided yet is offered both answers, alike in size and place. */
const undecided: ReadonlySet<string | null> = new Set([
  'CONSENT_NOT_GIVEN',
  'RECONSENT_REQUIRED',
  'CONSENT_EXPIRED',
  'EXPLICIT_CONSENT_REQUIRED',
])

function offered({ choices, reason }: Permission): (Choice | 'REFUSE_CONSENT')[] {
  return choices.flatMap((choice) =>
    choice === 'GIVE_CONSENT' && undecided.has(reason) ? [choice, 'REFUSE_CONSENT'] : [choice],
  )
}

function choicesView(permission: Permission, { session, texts }: ViewContext): Child {
  const choices = offered(permission)
  if (choices.length === 0) return null
  const { busy, customer, record } = session.state()
  const place = placeOf(permission)
  const history = record?.privacyHistory?.nodes ?? []
  const press = (choice: Choice | 'REFUSE_CONSENT') => {
    const act = actOf(choice, permission, { customer, history })
    return act ? session.run(act) : session.hint(place, 'notPossible')
  }
  return h(
    'div',
    { key: 'choices', class: 'choices' },
    choices.map((choice) =>
      button({
        label:
          choice === 'GIVE_CONSENT' && isExplicit(permission)
            ? texts.explicitConsent
            : texts.choices[choice],
        about: permission.purpose.title,
        isBusy: busy.has(place),
        onPress: () => press(choice),
      }),
    ),
  )
}
