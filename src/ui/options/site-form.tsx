import { useId, useState } from 'preact/hooks';
import { say } from '../kit/words.ts';

interface SiteFormProps {
  /** The origin of an address; null if it is invalid. */
  readonly parse: (text: string) => string | null;
  readonly start: (origin: string) => void;
}

/** Adds a site by its address, for those who would rather set it up here than in the webmail. */
export function SiteForm({ parse, start }: SiteFormProps) {
  const [text, setText] = useState('');
  const [refused, setRefused] = useState(false);
  const id = useId();
  const submit = (event: Event): void => {
    event.preventDefault();
    const origin = parse(text);
    setRefused(origin === null);
    if (origin === null) return;
    start(origin);
    setText('');
  };
  return (
    <form class="site-form" onSubmit={submit} noValidate>
      <label for={id}>{say('options_site_address')}</label>
      <input
        id={id}
        type="text"
        name="site"
        inputMode="url"
        spellcheck={false}
        autocomplete="off"
        placeholder="https://mail.example.com"
        value={text}
        aria-invalid={refused}
        aria-describedby={`${id}-problem`}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p id={`${id}-problem`} class="form-problems" role="status">
        {refused && say('options_site_wrong')}
      </p>
      <button type="submit" data-action="add-site">
        {say('options_site_add')}
      </button>
    </form>
  );
}
