import { useId } from 'react'
import type { FC } from 'react'
import { reportLevels } from './config.ts'
import type { PlaygroundConfig, ReportLevel } from './config.ts'
import { PurposeList } from './purpose-list.tsx'
import { headersFor } from './request-headers.ts'
import type { Session } from './share-link.ts'

interface RequestPanelProps {
  readonly config: PlaygroundConfig
  readonly session: Session
  readonly onChange: (part: Partial<Session>) => void
}

/** Who asks, for what, and how much is reported: the headers of the next request. */
export const RequestPanel: FC<RequestPanelProps> = ({ config, session, onChange }) => {
  const client = config.clients.find(({ key }) => key === session.client)
  const purposes = client?.purposes ?? []
  return (
    <>
      <ClientChoice
        config={config}
        session={session}
        onChoose={(key) => {
          const allowed = config.clients.find((other) => other.key === key)?.purposes ?? []
          const kept = session.purposes.filter((chosen) =>
            allowed.some((one) => one.key === chosen),
          )
          onChange({ client: key, purposes: kept })
        }}
      />
      <PurposeList
        offered={purposes}
        chosen={session.purposes}
        titleOf={(key) => titleOf(config, key)}
        onChange={(chosen) => onChange({ purposes: chosen })}
      />
      <ReportChoice level={session.report} onChoose={(report) => onChange({ report })} />
      {config.gpcHeader !== undefined && (
        <GpcToggle
          header={config.gpcHeader}
          isOn={session.gpc}
          onToggle={(gpc) => onChange({ gpc })}
        />
      )}
      <SentHeaders headers={headersFor(config, session)} />
    </>
  )
}

/** The title of a purpose that the chosen client does not have, from any client that has it. */
const titleOf = (config: PlaygroundConfig, key: string): string | undefined =>
  config.clients.flatMap(({ purposes }) => purposes).find((purpose) => purpose.key === key)?.title

interface ClientChoiceProps {
  readonly config: PlaygroundConfig
  readonly session: Session
  readonly onChoose: (key: string) => void
}

const ClientChoice: FC<ClientChoiceProps> = ({ config, session, onChoose }) => {
  const id = useId()
  return (
    <section className="section">
      <label className="section-title" htmlFor={id}>
        Who asks
      </label>
      <select
        id={id}
        className="select"
        value={session.client}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {config.clients.map(({ key, name, kind }) => (
          <option key={key} value={key}>
            {`${name} (${kind.replaceAll('_', ' ').toLowerCase()})`}
          </option>
        ))}
      </select>
    </section>
  )
}

const reportHints: Readonly<Record<ReportLevel, string>> = {
  none: 'Only Customer.withheld says what was withheld.',
  summary: 'One error counts what was withheld.',
  full: 'One error for each withheld field.',
}

const ReportChoice: FC<{ level: ReportLevel; onChoose: (level: ReportLevel) => void }> = ({
  level,
  onChoose,
}) => {
  const id = useId()
  return (
    <fieldset className="section" aria-describedby={id}>
      <legend className="section-title">Report withheld values in errors</legend>
      <div className="segments">
        {reportLevels.map((one) => (
          <label key={one} className="segment">
            <input
              type="radio"
              name="report"
              value={one}
              checked={one === level}
              onChange={() => onChoose(one)}
            />
            <span>{one}</span>
          </label>
        ))}
      </div>
      <p className="hint" id={id}>
        {reportHints[level]}
      </p>
    </fieldset>
  )
}

interface GpcToggleProps {
  readonly header: string
  readonly isOn: boolean
  readonly onToggle: (isOn: boolean) => void
}

const GpcToggle: FC<GpcToggleProps> = ({ header, isOn, onToggle }) => (
  <section className="section">
    <label className="check">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => onToggle(event.currentTarget.checked)}
      />
      <span>
        <span className="check-title">Global Privacy Control</span>
        <span className="hint">
          As if the browser sent <code>Sec-GPC: 1</code>; a page cannot, so it is{' '}
          <code>{header}</code>
        </span>
      </span>
    </label>
  </section>
)

const tokenShownMax = 24

const SentHeaders: FC<{ headers: Readonly<Record<string, string>> }> = ({ headers }) => (
  <details className="section sent">
    <summary className="section-title">Headers this sends</summary>
    <dl className="sent-list">
      {Object.entries(headers).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{name === 'authorization' ? `${value.slice(0, tokenShownMax)}…` : value}</dd>
        </div>
      ))}
    </dl>
  </details>
)
