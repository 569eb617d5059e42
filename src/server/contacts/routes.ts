import { ContactsReply, ErrorReply, RegionQuery } from '../../contract/index.ts';
import { noRegion } from '../http/errors.ts';
import type { App, Services } from '../services.ts';
import { listContacts } from './contacts.ts';

export function registerContacts(app: App, { db, finished }: Services): void {
  app.get(
    '/api/v1/contacts',
    {
      config: { access: 'public' },
      schema: {
        summary: '便民卡',
        description: '本地区的人在前，再是镇的、市的；不带地区时只有全市的。code 是手机上这个地区便民卡的短码。',
        querystring: RegionQuery,
        response: { 200: ContactsReply, '4xx': ErrorReply },
      },
    },
    (request, reply) =>
      finished.answer(request, reply, async () => {
        const contacts = await listContacts(db, request.query.region);
        if (contacts === undefined) throw noRegion();
        return contacts;
      }),
  );
}
