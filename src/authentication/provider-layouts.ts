/**
 * Where mailbox providers write their own results, if they do not write them before their border Received field as RFC
 * 8601 requires. Data, each entry with its source. Only a block that fits a layout exactly is believed; see
 * provider-block.ts.
 */

/** A row of fields immediately after the border's Received field. */
export interface LayoutBelowBorder {
  readonly place: 'below-border';
  /** Name of the provider, as in the route. */
  readonly provider: string;
  /** First label, or whole name, of the border hosts that use this layout. */
  readonly borderHost: RegExp;
  /** The fields, in this order, with nothing between them. */
  readonly rows: readonly LayoutRow[];
  /** Names of fields, in lower case, that no other field after the border may have. */
  readonly alone: RegExp;
}

export interface LayoutRow {
  /** Name of the field in lower case. */
  readonly key: string;
  readonly optional?: true;
  /**
   * The host that the field must name, exactly: as authserv-id, as receiver of an SPF result, or as its whole body.
   * `border` is the host that wrote the border's Received field.
   */
  readonly names?: string | { readonly border: true };
}

/** Fields that are appended to the end of the header. */
export interface LayoutAtEnd {
  readonly place: 'end';
  readonly provider: string;
  readonly borderHost: RegExp;
  /** Field immediately after the border's Received field; its body ends with ";Count:" and a number. */
  readonly topMarker: string;
  /** Field after the sender's last one; its body is the same number. */
  readonly countField: string;
  /** Prefix of field names that the provider removes from every message from outside: such a field is its own. */
  readonly ownPrefix: string;
  /** Field that names the border host by its first label. */
  readonly sourceField: string;
  /** Fields of other names that may come between the sender's last field and the first of the provider's own. */
  readonly leading: RegExp;
  /** Names of all fields that the provider appends. */
  readonly appended: RegExp;
  /** Names, in lower case, that no other field after the border may have. */
  readonly alone: RegExp;
}

export type ProviderLayout = LayoutBelowBorder | LayoutAtEnd;

const OF_BORDER = { border: true } as const;

export const PROVIDER_LAYOUTS: readonly ProviderLayout[] = [
  // Messages delivered to Gmail, in public repositories (2017 to 2026): "Received-SPF: pass (google.com: domain of …)",
  // then "Authentication-Results: mx.google.com; …", immediately after "by mx.google.com". Read on 2026-11-30
  {
    place: 'below-border',
    provider: 'Gmail',
    borderHost: /^mx\.google\.com$/,
    rows: [
      { key: 'received-spf', names: 'google.com' },
      { key: 'authentication-results', names: 'mx.google.com' },
    ],
    alone: /^(?:received-spf|authentication-results)$/,
  },
  // Messages delivered to Yandex, in public repositories, from May 2026 (X-Yandex-Fwd, Authentication-Results,
  // X-Yandex-Spam). Read on 2026-11-30
  {
    place: 'below-border',
    provider: 'Yandex',
    borderHost: /^mail-nwsmtp-mxfront-[a-z0-9.-]{1,80}\.yp-c\.yandex\.net$/,
    rows: [
      { key: 'return-path', optional: true },
      { key: 'x-yandex-fwd', optional: true },
      { key: 'authentication-results', names: OF_BORDER },
      { key: 'x-yandex-spam' },
      { key: 'x-yandex-fwd', optional: true },
    ],
    alone: /^(?:authentication-results|x-yandex-.*)$/,
  },
  // Messages delivered to Yandex from 2017 to 2020: X-Yandex-Front and X-Yandex-TimeMark come first. Read on 2026-11-30
  {
    place: 'below-border',
    provider: 'Yandex',
    borderHost: /^mxfront[a-z0-9]{1,12}\.mail\.yandex\.net$/,
    rows: [
      { key: 'return-path', optional: true },
      { key: 'x-yandex-front', names: OF_BORDER },
      { key: 'x-yandex-timemark' },
      { key: 'authentication-results', names: OF_BORDER },
      { key: 'x-yandex-suid-status', optional: true },
      { key: 'x-yandex-spam' },
      { key: 'x-yandex-fwd', optional: true },
    ],
    alone: /^(?:authentication-results|x-yandex-.*)$/,
  },
  // Messages delivered to Outlook.com (with brackets) and Microsoft 365 (without), in public repositories, from 2017 to
  // 2026. X-MS-Exchange-Organization-* fields of messages from outside are removed: "Header firewall" on
  // learn.microsoft.com. Read on 2026-11-30
  {
    place: 'end',
    provider: 'Microsoft 365 / Outlook.com',
    borderHost: /\.mail\.protection\.(?:outlook\.com|office365\.us|partner\.outlook\.cn)$/,
    topMarker: 'x-incomingtopheadermarker',
    countField: 'x-incomingheadercount',
    ownPrefix: 'x-ms-exchange-organization-',
    sourceField: 'x-ms-exchange-organization-authsource',
    leading: /^(?:return-path|to)$/,
    appended:
      /^(?:x-(?:ms-|microsoft-|forefront-|eop|exchange-|ld-processed$|originatororg$|organizationheaderspreserved$|message-(?:delivery|info|status)$|sender-ip$|sid-(?:pra|result)$)|cmm-|spamdiagnostic)/,
    alone: /^x-(?:forefront-antispam-|microsoft-antispam|ms-exchange-organization-(?:scl|pcl)$|incoming)/,
  },
];
