const CREDENTIAL = /Credential=([^/,\s]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/;

export interface Caller {
  /** The function's short name, `capture`. */
  readonly functionName: string;
  /** The name of the service that the request was signed for. */
  readonly signedFor: string;
}

/** The access key id that a function of the local run is given, so that its calls tell who made them. */
export const accessKeyIdOf = (shortName: string): string => shortName;

/**
 * Who makes a request, and of which service, by the credential scope of its signature
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html). `undefined`: not signed.
 */
export const callerOf = (authorization: string | undefined): Caller | undefined => {
  const [, functionName, signedFor] = CREDENTIAL.exec(authorization ?? '') ?? [];
  return functionName === undefined || signedFor === undefined ? undefined : { functionName, signedFor };
};

/** The same header under another access key id. DynamoDB Local takes letters and digits only. */
export const withAccessKeyId = (authorization: string | undefined, accessKeyId: string): string =>
  (authorization ?? '').replace(/Credential=[^/]+/, `Credential=${accessKeyId}`);
