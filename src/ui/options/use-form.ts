import { useEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import type { FormProblem } from './form-problem.ts';

interface FormOf<Draft, Field extends string> {
  readonly draft: Draft;
  readonly problems: readonly FormProblem<Field>[];
  readonly form: RefObject<HTMLFormElement | null>;
  readonly change: (part: Partial<Draft>) => void;
  readonly submit: (event: Event) => void;
}

/**
 * A form that keeps what was typed, whatever happens. It is checked when it is submitted and, as long as something is
 * wrong, again after every change. The first field with a problem gets the focus.
 *
 * @param saved what is stored; if that changes before anything is typed, the form shows the new values
 * @param save called with a draft that has no problems; resolves to whether it was stored
 */
export function useForm<Draft extends object, Field extends string>(
  saved: Draft,
  check: (draft: Draft) => readonly FormProblem<Field>[],
  save: (draft: Draft) => Promise<boolean>,
): FormOf<Draft, Field> {
  const [typed, setTyped] = useState<Partial<Draft>>({});
  const [checked, setChecked] = useState(false);
  const [refusals, setRefusals] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const draft = { ...saved, ...typed };
  const problems = checked ? check(draft) : [];

  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);

  return {
    draft,
    problems,
    form,
    change: (part) => setTyped((before) => ({ ...before, ...part })),
    submit: (event) => {
      event.preventDefault();
      const wrong = check(draft).length > 0;
      setChecked(wrong);
      if (wrong) {
        setRefusals((count) => count + 1);
        return;
      }
      void save(draft).then((stored) => {
        if (stored) setTyped({});
      });
    },
  };
}
