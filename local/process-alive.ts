import { codeOf } from './error-code.ts';

/** Whether there is a process with this id: signal 0 is none, and only asks. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
};
