import type { MessageRef } from '../../extension/active-tab/read-types.ts';
import { VisibleText } from '../kit/visible-text.tsx';
import { say } from '../kit/words.ts';
import { SenderText } from './sender-text.tsx';

interface OpenMessagesProps {
  readonly title: string;
  readonly messages: readonly MessageRef[];
  readonly choose: (messageKey: string) => void;
}

/** The messages that are open in the page, to choose from by sender and time. */
export function OpenMessages({ title, messages, choose }: OpenMessagesProps) {
  if (messages.length === 0) return null;
  return (
    <section class="open-messages" data-part="open-messages">
      <h2>{title}</h2>
      <ul>
        {messages.map((message) => (
          <li key={message.key}>
            <button type="button" data-action="choose" onClick={() => choose(message.key)}>
              <span class="open-message-sender">
                {message.sender === null ? say('sender_unknown') : <SenderText sender={message.sender} />}
              </span>
              {message.time !== null && (
                <span class="open-message-time">
                  <VisibleText text={message.time} />
                </span>
              )}
              {message.subject !== null && (
                <span class="open-message-subject">
                  <VisibleText text={message.subject} />
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
