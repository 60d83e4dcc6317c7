import { useId } from 'preact/hooks';
import { VisibleText } from '../kit/visible-text.tsx';
import { Say } from '../kit/say.tsx';
import { type WordKey, say } from '../kit/words.ts';
import { type FormProblem, PROBLEM_WORDS } from './form-problem.ts';

interface FormFieldProps<Field extends string> {
  readonly field: Field;
  readonly label: WordKey;
  readonly hint: WordKey;
  readonly value: string;
  /** All problems of the form; the field shows its own. */
  readonly problems: readonly FormProblem<Field>[];
  readonly change: (value: string) => void;
  /** A list is typed with one entry per line. */
  readonly list?: boolean;
}

/** A field with its label, a hint, and what is wrong with its content. */
export function FormField<Field extends string>(props: FormFieldProps<Field>) {
  const { field, label, hint, value, change, list = false } = props;
  const id = useId();
  const problems = props.problems.filter((problem) => problem.field === field);
  const input = {
    id,
    value,
    name: field,
    spellcheck: false,
    autocomplete: 'off',
    'aria-describedby': `${id}-hint ${id}-problems`,
    'aria-invalid': problems.length > 0,
  } as const;
  return (
    <div class="form-field">
      <label for={id}>{say(label)}</label>
      <p class="form-hint" id={`${id}-hint`}>
        {say(hint)}
      </p>
      {list ? (
        <textarea {...input} rows={rowsFor(value)} onInput={(event) => change(event.currentTarget.value)} />
      ) : (
        <input {...input} type="text" onInput={(event) => change(event.currentTarget.value)} />
      )}
      <ul class="form-problems" id={`${id}-problems`} data-part="problems">
        {problems.map((problem, place) => (
          <li key={place}>
            <ProblemText problem={problem} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const FEWEST_ROWS = 2;
const MOST_ROWS = 12;

function rowsFor(value: string): number {
  return Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, value.split('\n').length + 1));
}

/** One problem in words, with its line if the field has lines. */
function ProblemText({ problem }: { readonly problem: FormProblem<string> }) {
  const what = <Say sentence={PROBLEM_WORDS[problem.kind]} values={{ value: <VisibleText text={problem.value} /> }} />;
  if (problem.line === null) return what;
  return <Say sentence="options_problem_line" values={{ line: String(problem.line), problem: what }} />;
}
