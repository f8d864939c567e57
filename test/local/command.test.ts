import { HELP, readCommand } from '../../local/command.ts';

describe('the command line', () => {
  it('starts a fresh run on the usual port, with the story, unless it says otherwise', () => {
    const usual = {
      name: 'start',
      port: 4600,
      isJson: false,
      isStoryWanted: true,
      isWatching: false,
      dataDirectory: undefined,
    };
    expect(readCommand([])).toEqual(usual);
    expect(readCommand(['start', '--port', '4700', '--no-story', '--data', '.data', '--watch'])).toEqual({
      ...usual,
      port: 4700,
      isStoryWanted: false,
      isWatching: true,
      dataDirectory: '.data',
    });
  });

  it('plays the story', () => {
    expect(readCommand(['story', '--json'])).toEqual({ name: 'story', port: 4600, isJson: true });
  });

  it('helps, and names every option in doing so', () => {
    expect(readCommand(['story', '--help'])).toEqual({ name: 'help' });
    for (const option of ['--port', '--json', '--no-story', '--data', '--watch'])
      expect(HELP).toContain(`\n  ${option}`);
  });

  it.each([
    [['start', '--port', '0'], '--port takes a number from 1 to 65535, not 0.'],
    [['story', '--data', 'x'], '--data, --watch and --no-story are for npm start'],
    [['story', '--no-story'], '--data, --watch and --no-story are for npm start'],
    [['start', '--data', ''], '--data takes a directory'],
    [['start', '--data'], "Option '--data <value>' argument missing. npm start -- --help"],
    [['start', 'now'], 'There is no command start now.'],
  ])('says what is wrong with %j', (args, message) => {
    expect(() => readCommand(args)).toThrow(message);
  });
});
