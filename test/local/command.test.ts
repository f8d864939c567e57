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
      shopOrigin: undefined,
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

  it.each(['http://localhost:3000', 'https://www.shop.test'])('is for a shop at %s too', (shopOrigin) => {
    expect(readCommand(['start', '--shop', shopOrigin])).toMatchObject({ name: 'start', shopOrigin });
  });

  it('plays the story', () => {
    expect(readCommand(['story', '--json'])).toEqual({ name: 'story', port: 4600, isJson: true });
  });

  it('helps, and names every option in doing so', () => {
    expect(readCommand(['story', '--help'])).toEqual({ name: 'help' });
    for (const option of ['--port', '--json', '--no-story', '--data', '--watch', '--shop'])
      expect(HELP).toContain(`\n  ${option}`);
  });

  it.each([
    [['start', '--port', '0'], '--port takes a number from 1 to 65535, not 0.'],
    [['story', '--data', 'x'], '--data, --watch, --shop and --no-story are for npm start'],
    [['story', '--no-story'], '--data, --watch, --shop and --no-story are for npm start'],
    [
      ['story', '--shop', 'http://localhost:3000'],
      '--data, --watch, --shop and --no-story are for npm start',
    ],
    [['start', '--shop', 'http://localhost:3000/'], '--shop takes an origin'],
    [['start', '--shop', 'http://shop.test'], '--shop takes an origin'],
    [['start', '--shop', 'localhost:3000'], '--shop takes an origin'],
    [['start', '--data', ''], '--data takes a directory'],
    [['start', '--data'], "Option '--data <value>' argument missing. npm start -- --help"],
    [['start', 'now'], 'There is no command start now.'],
  ])('says what is wrong with %j', (args, message) => {
    expect(() => readCommand(args)).toThrow(message);
  });
});
