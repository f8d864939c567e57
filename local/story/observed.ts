import * as z from 'zod';
import type { Client } from './client.ts';

const mailSchema = z.object({
  at: z.iso.datetime(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  headers: z.record(z.string(), z.string()),
});

const checkoutSchema = z.object({
  id: z.string(),
  state: z.string(),
  steps: z.array(z.object({ step: z.string(), decision: z.string(), reason: z.string().optional() })),
  stored: z.record(z.string(), z.unknown()),
});

export type ObservedMail = z.infer<typeof mailSchema>;
type ObservedCheckout = z.infer<typeof checkoutSchema>;

/** What can be seen of the local run from outside at one moment. */
export interface Observed {
  readonly mails: readonly ObservedMail[];
  readonly checkouts: readonly ObservedCheckout[];
  readonly deadLetters: number;
  /** All that the functions logged. */
  readonly logs: string;
}

export const observe = async (client: Client): Promise<Observed> => {
  const [mails, checkouts, deadLetters, logs] = await Promise.all([
    client.look('mailbox', z.array(mailSchema)),
    client.look('checkouts', z.array(checkoutSchema)),
    client.look('dead-letters', z.array(z.unknown())),
    client.look('logs', z.array(z.object({ line: z.string() }))),
  ]);
  return { mails, checkouts, deadLetters: deadLetters.length, logs: logs.map(({ line }) => line).join('\n') };
};

export const mailsTo = ({ mails }: Observed, email: string): readonly ObservedMail[] =>
  mails.filter(({ to }) => to.includes(email));

export const checkoutOf = ({ checkouts }: Observed, id: string): ObservedCheckout | undefined =>
  checkouts.find((checkout) => checkout.id === id);

/** How long after the shopper's last beacon a mail came; `undefined` where one of the two is missing. */
export const delayMsOf = (observed: Observed, id: string, email: string): number | undefined => {
  const [mail] = mailsTo(observed, email);
  const lastActivityAt = checkoutOf(observed, id)?.stored['lastActivityAt'];
  return mail === undefined ? undefined : Date.parse(mail.at) - Date.parse(String(lastActivityAt));
};
