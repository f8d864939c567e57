import { createUntilIdle } from '../../../local/clock/idle.ts';

describe('waiting until all has settled', () => {
  it('waits for activities, then reads the streams, and starts anew where there was something in them', async () => {
    const events: string[] = [];
    let turnsBusy = 2;
    const unread = [true, false];
    const untilIdle = createUntilIdle({
      activities: [
        {
          isIdle: () => {
            const isIdle = turnsBusy === 0;
            if (!isIdle) turnsBusy--;
            return isIdle;
          },
        },
      ],
      streams: [
        {
          catchUp: async () => {
            const hasRead = unread.shift() ?? false;
            events.push(hasRead ? 'read something' : 'read nothing');
            if (hasRead) turnsBusy = 1;
            return hasRead;
          },
        },
      ],
      workDone: () => 0,
    });
    await untilIdle();
    expect(events).toEqual(['read something', 'read nothing']);
    expect(turnsBusy).toBe(0);
  });

  it('reads again where work was done while it read', async () => {
    let workDone = 0;
    let reads = 0;
    const untilIdle = createUntilIdle({
      activities: [],
      streams: [
        {
          catchUp: async () => {
            reads++;
            if (reads === 1) workDone++;
            return false;
          },
        },
      ],
      workDone: () => workDone,
    });
    await untilIdle();
    expect(reads).toBe(2);
  });
});
