import { type WordKey, say } from '../kit/words.ts';

/** How the two systems count the same event (Altcraft admin guide, "Integration with Sendsay"). */
const EVENTS: readonly { readonly event: WordKey; readonly altcraft: WordKey; readonly sendsay: WordKey }[] = [
  { event: 'guide_stat_sends', altcraft: 'guide_stat_each_send', sendsay: 'guide_stat_each_send' },
  { event: 'guide_stat_opens', altcraft: 'guide_stat_all_opens', sendsay: 'guide_stat_all_opens' },
  { event: 'guide_stat_unique_opens', altcraft: 'guide_stat_first_open', sendsay: 'guide_stat_not_supported' },
  { event: 'guide_stat_deliveries', altcraft: 'guide_stat_delivered', sendsay: 'guide_stat_delivered' },
  { event: 'guide_stat_clicks', altcraft: 'guide_stat_all_clicks', sendsay: 'guide_stat_all_clicks' },
  { event: 'guide_stat_unique_clicks', altcraft: 'guide_stat_first_click', sendsay: 'guide_stat_not_supported' },
  { event: 'guide_stat_unsubscribes', altcraft: 'guide_stat_special_event', sendsay: 'guide_stat_as_click' },
];

/** The events of a campaign, and how Altcraft and Sendsay count each of them. */
export function StatisticsTable() {
  return (
    <section>
      <h2>{say('guide_stat_title')}</h2>
      <p>{say('guide_stat_lead')}</p>
      <table class="statistics" data-part="statistics">
        <thead>
          <tr>
            <th scope="col">{say('guide_stat_event')}</th>
            <th scope="col">Altcraft</th>
            <th scope="col">Sendsay</th>
          </tr>
        </thead>
        <tbody>
          {EVENTS.map(({ event, altcraft, sendsay }) => (
            <tr key={event}>
              <th scope="row">{say(event)}</th>
              <td data-column="Altcraft">{say(altcraft)}</td>
              <td data-column="Sendsay">{say(sendsay)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{say('guide_stat_unsubscribe')}</p>
    </section>
  );
}
