import { say } from '../kit/words.ts';

/** The way of a campaign message as a picture: who hands it to whom, and where the border is. */
export function RoutePicture() {
  return (
    <ol class="route-picture" aria-label={say('guide_picture')}>
      <li>
        <strong>Altcraft (AKMTA)</strong>
        <span>{say('guide_picture_altcraft')}</span>
      </li>
      <li>
        <strong>smtp.gate.sendsay.ru</strong>
        <span>{say('guide_picture_gate')}</span>
      </li>
      <li>
        <strong>gatoNNN.sndsy.ru</strong>
        <span>{say('guide_picture_relay')}</span>
      </li>
      <li class="route-picture-border">
        <strong>{say('guide_picture_mx')}</strong>
        <span>{say('guide_picture_border')}</span>
      </li>
      <li>
        <strong>{say('guide_picture_mailbox')}</strong>
        <span>{say('guide_picture_button')}</span>
      </li>
    </ol>
  );
}
