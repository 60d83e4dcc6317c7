import { startSogo } from '../lab/servers/sogo.ts';
import { openSogo } from '../lab/webmails/sogo-page.ts';
import { describeGroupware } from './groupware-cases.ts';

describeGroupware({
  title: 'SOGo',
  start: ({ imapPort, mailboxes }) => startSogo(imapPort, mailboxes),
  open: openSogo,
  sourceRequest: /\/Mail\/0\/folder.*\/export$/u,
});
