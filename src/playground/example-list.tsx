import type { FC } from 'react'
import type { PlaygroundExample } from './config.ts'

interface ExampleListProps {
  readonly examples: readonly PlaygroundExample[]
  readonly isActive: (example: PlaygroundExample) => boolean
  readonly onChoose: (example: PlaygroundExample) => void
}

/** Operations to start from; choosing one fills everything in and runs it. */
export const ExampleList: FC<ExampleListProps> = ({ examples, isActive, onChoose }) => {
  if (examples.length === 0) return null
  return (
    <section className="section" aria-labelledby="examples-title">
      <h2 className="section-title" id="examples-title">
        Examples
      </h2>
      <ul className="examples">
        {examples.map((example) => (
          <li key={example.title}>
            <button
              type="button"
              className="example"
              aria-pressed={isActive(example)}
              title={`${example.description} Fills the editor and runs.`}
              onClick={() => onChoose(example)}
            >
              <span className="example-title">{example.title}</span>
              {isActive(example) && (
                <span className="example-description">{example.description}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
