import { loadInspectSettings } from '../../extension/settings/inspect-settings.ts';
import { takeHandedOverSource } from '../../extension/wire/inspector-handover.ts';
import { observeSettings } from '../../extension/settings/stored-settings.ts';
import { inspect } from '../../report/inspect.ts';
import { isFieldAnchor } from '../report/field-anchor.ts';
import { startPage } from '../kit/start-page.ts';
import { loadOffers } from '../settings-actions/load-offers.tsx';
import type { InspectServices } from './inspect-flow.ts';
import { InspectorPage } from './inspector-page.tsx';
import './inspector.css';
import '../kit/print.css';

const services: InspectServices = {
  takeHandedOverSource,
  loadInspectSettings,
  observeSettings,
  loadOffers,
  inspect,
  summarise: async (source) => {
    const { summarise } = await import('../../message/summarise.ts');
    return summarise(source);
  },
};

/** What stands behind "#": a hand-over's key, unless it points into the raw source of a page that was reloaded. */
function handoverKey(): string | null {
  const fragment = location.hash.slice(1);
  return fragment === '' || isFieldAnchor(fragment) ? null : fragment;
}

const key = handoverKey();
await startPage({
  words: ['inspector', 'advice', 'finding', 'explain'],
  title: null,
  draw: () => <InspectorPage services={services} handoverKey={key} />,
});
