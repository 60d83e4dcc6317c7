import { startHorde } from '../lab/servers/horde.ts';
import { openHorde } from '../lab/webmails/horde-page.ts';
import { describeGroupware } from './groupware-cases.ts';

describeGroupware({
  title: 'Horde IMP',
  start: ({ imapPort }) => startHorde(imapPort),
  open: openHorde,
  sourceRequest: /actionID=view_source/u,
});
