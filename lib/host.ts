/** A host name of the shop's own. Certificate and zone are given by their attributes, so that synth looks nothing up. */
export interface HostProps {
  readonly domainName: string;
  readonly certificateArn: string;
  readonly hostedZoneId: string;
  readonly zoneName: string;
}
