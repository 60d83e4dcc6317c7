import { createSocket } from 'node:dgram';
import { promises as dns } from 'node:dns';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { asNodeResolves } from './node-reverse-name.ts';

const HEADER_LENGTH = 12;
const PTR = 12;
const INTERNET = 1;

/** A name server's answer (RFC 1035 §4.1) to a query for a PTR record: one label and "test". */
function answer(question: Buffer, label: string): Buffer {
  let end = HEADER_LENGTH;
  while (question[end] !== 0) end += (question[end] ?? 0) + 1;
  const asked = question.subarray(0, end + 5);
  const name = Buffer.from(label, 'utf8');
  const target = Buffer.concat([Buffer.of(name.length), name, Buffer.of(4), Buffer.from('test'), Buffer.of(0)]);
  const record = Buffer.alloc(HEADER_LENGTH);
  // The name is a pointer to the one in the question.
  record.writeUInt16BE(0xc000 + HEADER_LENGTH, 0);
  record.writeUInt16BE(PTR, 2);
  record.writeUInt16BE(INTERNET, 4);
  record.writeUInt16BE(target.length, 10);
  const reply = Buffer.concat([asked, record, target]);
  reply.writeUInt16BE(0x8180, 2);
  reply.writeUInt32BE(0x0001_0001, 4);
  reply.writeUInt32BE(0, 8);
  return reply;
}

describe('a reverse name in a server that runs on Node', () => {
  it.each(['by\tgato101', 'x (', ')', '[185;138]', 'a@b"c\\d$e', 'пример', 'n\u00a0b'])(
    'comes from the resolver as the model of such servers writes it: %j',
    async (label) => {
      const nameServer = createSocket('udp4');
      nameServer.on('message', (question, { port, address }) => {
        nameServer.send(answer(question, label), port, address);
      });
      nameServer.bind(0, '127.0.0.1');
      await once(nameServer, 'listening');
      const resolver = new dns.Resolver();
      resolver.setServers([`127.0.0.1:${nameServer.address().port}`]);
      try {
        expect(await resolver.reverse('203.0.113.67')).toEqual([`${asNodeResolves(label)}.test`]);
      } finally {
        nameServer.close();
      }
    },
  );
});
