/**
 * Field names as mail programs show them in other languages (Apple Mail, Outlook, Thunderbird), by their English name.
 */
const SHOWN: Readonly<Record<string, string>> = {
  From: 'от|от кого|отправитель|від|від кого|ад|von|absender|de|expéditeur|remitente|da|mittente|od|van|från|fra|lähettäjä|kimden|发件人|差出人',
  To: 'кому|получатель|каму|an|empfänger|à|para|a|do|komu|til|till|vastaanottaja|kime|收件人|宛先',
  Cc: 'копия|копія|kopie|copie|con copia|dw|kopia',
  Subject: 'тема|тэма|betreff|objet|asunto|assunto|oggetto|temat|předmět|onderwerp|ämne|emne|aihe|konu|主题|件名',
  Date: 'дата|отправлено|datum|gesendet|envoyé|fecha|enviado|data|inviato|wysłano|verzonden|skickat|tarih|日期|日付',
  'Reply-To': 'ответить|ответ на адрес|antwort an|répondre à|responder a|rispondi a|odpowiedz do',
  'Message-ID': 'идентификатор сообщения|ид сообщения|id сообщения|nachrichten-id',
};

/** Names that only servers write: only machine translation puts them into another language. */
const TRACES: Readonly<Record<string, string>> = {
  Received:
    'получено|получена|отримано|empfangen|erhalten|reçu|recibido|recebido|ricevuto|otrzymano|odebrano|ontvangen|alındı',
  'Return-Path':
    'обратный путь|путь возврата|обратный адрес|зворотний шлях|rückweg|rückpfad|chemin de retour|ruta de retorno',
  'Delivered-To': 'доставлено|доставлено по адресу|доставлено в|zugestellt an|livré à|entregado a',
  'Received-SPF': 'получен-spf|получено-spf|получено spf|empfangenes spf',
  'Authentication-Results':
    'результаты аутентификации|результаты-аутентификации|результаты проверки подлинности|authentifizierungsergebnisse',
  'X-Received': 'x-получено|х-получено',
  'MIME-Version': 'версия mime|mime-версия|версия-mime',
  'Content-Type': 'тип содержимого|тип-содержимого|тип контента|inhaltstyp',
  'DKIM-Signature': 'подпись dkim|dkim-подпись|подпись-dkim|dkim-signatur',
};

const NAMES: ReadonlyMap<string, { readonly name: string; readonly trace: boolean }> = new Map(
  [SHOWN, TRACES].flatMap((table, nth) =>
    Object.entries(table).flatMap(([name, labels]) =>
      labels.split('|').map((label) => [label, { name, trace: nth === 1 }]),
    ),
  ),
);

const LABEL = /^([ \t]*)([^\s:：][^:：\t]{0,40}?)[ \t]*[:：]/u;

/**
 * The lines with English field names. `machine`: even names that only servers write were translated. null if nothing
 * was translated.
 */
export function withEnglishNames(lines: readonly string[]): { lines: string[]; machine: boolean } | null {
  let found = false;
  let machine = false;
  const named = lines.map((line) => {
    const label = LABEL.exec(line);
    const known = label === null ? undefined : NAMES.get((label[2] ?? '').toLowerCase());
    if (label === null || known === undefined) return line;
    found = true;
    machine ||= known.trace;
    return `${label[1] ?? ''}${known.name}:${line.slice(label[0].length)}`;
  });
  return found ? { lines: named, machine } : null;
}
