import type { MessageList } from '../contract/message-list.ts';
import { cyphtList } from './cypht-list.ts';
import { gmailList } from './gmail-list.ts';
import { hordeImpList } from './horde-imp-list.ts';
import { mailcatcherList } from './mailcatcher-list.ts';
import { maildevList } from './maildev-list.ts';
import { mailpitList } from './mailpit-list.ts';
import { PROGRAM_LISTS } from './program-lists.ts';
import { roundcubeList } from './roundcube-list.ts';
import { wildduckList } from './wildduck-list.ts';

/** Every webmail whose list has ids of its messages (list-webmails.ts lists the webmails). */
export const MESSAGE_LISTS: readonly MessageList[] = [
  gmailList,
  roundcubeList,
  hordeImpList,
  maildevList,
  mailpitList,
  mailcatcherList,
  wildduckList,
  cyphtList,
  ...PROGRAM_LISTS,
];
