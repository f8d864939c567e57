/**
 * The name of a member that an input has and that nothing here reads: it may not be dropped unseen.
 * @param read what is read, by name
 */
export const unreadMember = (input: unknown, read: object): string | undefined => {
  const members: readonly (readonly [string, unknown])[] =
    typeof input === 'object' && input !== null ? Object.entries(input) : [];
  const isGiven = (value: unknown) => value !== undefined && value !== null;
  return members.find(([name, value]) => isGiven(value) && !Object.hasOwn(read, name))?.[0];
};
