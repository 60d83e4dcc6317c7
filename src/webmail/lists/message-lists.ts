import type { MessageList } from '../contract/message-list.ts';
import { roundcubeList } from './roundcube-list.ts';

/** Every webmail whose list names its messages (list-webmails.ts has their ids). */
export const MESSAGE_LISTS: readonly MessageList[] = [roundcubeList];
