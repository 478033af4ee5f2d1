import type { FC } from 'react'
import type { PlaygroundPurpose } from './config.ts'
import { humanise } from './plain-words.ts'

/** The server accepts no more in one `x-purpose` header. */
const purposesMax = 8

interface PurposeListProps {
  /** Those the client is registered for. */
  readonly offered: readonly PlaygroundPurpose[]
  readonly chosen: readonly string[]
  readonly titleOf: (key: string) => string | undefined
  readonly onChange: (chosen: string[]) => void
}

/**
 * Checkboxes for the purposes to declare. A chosen purpose that the client does not have stays
 * listed, marked: an example or a link may want to show the refusal.
 */
export const PurposeList: FC<PurposeListProps> = ({ offered, chosen, titleOf, onChange }) => {
  const foreign = chosen.filter((key) => !offered.some((purpose) => purpose.key === key))
  const toggle = (key: string, isChosen: boolean) =>
    onChange(isChosen ? [...chosen, key] : chosen.filter((one) => one !== key))
  const isFull = chosen.length >= purposesMax
  return (
    <fieldset className="section" aria-describedby="purposes-hint">
      <legend className="section-title">For what purpose</legend>
      {offered.map(({ key, title, basis }) => (
        <PurposeCheck
          key={key}
          purposeKey={key}
          title={title}
          badge={<span className="badge badge-basis">{humanise(basis)}</span>}
          isChosen={chosen.includes(key)}
          isDisabled={isFull && !chosen.includes(key)}
          onToggle={toggle}
        />
      ))}
      {foreign.map((key) => (
        <PurposeCheck
          key={key}
          purposeKey={key}
          title={titleOf(key) ?? 'Unknown purpose'}
          badge={<span className="badge badge-foreign">Not this client’s</span>}
          isChosen
          isDisabled={false}
          onToggle={toggle}
        />
      ))}
      <p className="hint" id="purposes-hint">
        {offered.length === 0 && 'This client is registered for no purpose. '}
        {hintFor(chosen.length)}
      </p>
    </fieldset>
  )
}

const hintFor = (count: number): string => {
  if (count === 0) return 'None declared: the request has no x-purpose header.'
  if (count === 1) return 'A value is released if this purpose permits it.'
  const all = count === 2 ? 'both' : `all ${count}`
  return `A value is released only if ${all} permit it${count >= purposesMax ? '; no more can be declared' : ''}.`
}

interface PurposeCheckProps {
  readonly purposeKey: string
  readonly title: string
  readonly badge: ReturnType<FC>
  readonly isChosen: boolean
  readonly isDisabled: boolean
  readonly onToggle: (key: string, isChosen: boolean) => void
}

const PurposeCheck: FC<PurposeCheckProps> = (props) => (
  <label className="check">
    <input
      type="checkbox"
      checked={props.isChosen}
      disabled={props.isDisabled}
      onChange={(event) => props.onToggle(props.purposeKey, event.currentTarget.checked)}
    />
    <span>
      <span className="check-title">{props.title}</span>
      <span className="check-detail">
        <code>{props.purposeKey}</code>
        {props.badge}
      </span>
    </span>
  </label>
)
