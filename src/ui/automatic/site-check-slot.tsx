import type { ComponentChild } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Fetches what offers automatic checking for the site of the active tab, with its words; null where there is no site. */
export type LoadSiteCheck = () => Promise<ComponentChild>;

/** The place of the offer to check every message of this site. Fetched after the answer, which does not wait for it. */
export function SiteCheckSlot({ load }: { readonly load: LoadSiteCheck }) {
  const [offer, setOffer] = useState<ComponentChild>(null);
  useEffect(() => {
    load().then(setOffer, () => setOffer(null));
  }, [load]);
  return <>{offer}</>;
}
