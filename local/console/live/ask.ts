/** What became of a POST to `/_local`. */
export type PostOutcome =
  { readonly isOk: true; readonly answer: unknown } | { readonly isOk: false; readonly message: string };

const SILENT = 'The local run does not answer. Is it still up?';

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;

const refusalOf = (answer: unknown, status: number): string => {
  const message = member(member(answer, 'error'), 'message');
  return typeof message === 'string' ? message : `It was answered with ${status}.`;
};

const readJson = async (response: Response): Promise<unknown> => {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
};

const request = async (path: string, init?: RequestInit): Promise<PostOutcome> => {
  try {
    const response = await fetch(`/_local/${path}`, init);
    const answer = await readJson(response);
    return response.ok
      ? { isOk: true, answer }
      : { isOk: false, message: refusalOf(answer, response.status) };
  } catch {
    return { isOk: false, message: SILENT };
  }
};

/** @param path below `/_local/`, with its query */
export const ask = (path: string): Promise<PostOutcome> => request(path);

/** `POST /_local/<action>`. */
export const post = (action: string, body: unknown = {}): Promise<PostOutcome> =>
  request(action, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
