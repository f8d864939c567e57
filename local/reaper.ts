import { spawn } from 'node:child_process';

/**
 * Ends a process when ours is gone, however it went: a shell waits for its end of a pipe to close, which even SIGKILL
 * does not prevent. Ctrl-C reaches it too, so it turns a deaf ear.
 * @returns lets go of the process
 */
export const reapWithUs = (pid: number): (() => void) => {
  if (process.platform === 'win32') return () => undefined;
  const shell = spawn('sh', ['-c', `trap '' INT TERM HUP; read -r line; kill -9 ${pid}`], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without a shell there is still the ordinary stop.
  shell.on('error', () => undefined);
  shell.unref();
  return () => void shell.kill('SIGKILL');
};
