// Plain JavaScript, which any Node reads, so that one too old for all the rest can say so.
const NEEDED = 24;

const giveUp = (message) => {
  console.error(message);
  process.exit(1);
};

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  giveUp(
    `Node ${NEEDED} or newer is needed and this is ${process.version}: run npm ci, which brings one along for most machines, and start with npm start or npm run story, or install it from https://nodejs.org.`,
  );
}

// Half the time that the run's own code takes to load is compiling it.
const { enableCompileCache } = await import('node:module');
enableCompileCache(`${import.meta.dirname}/../node_modules/.cache/checkout-recovery/compiled`);

await import('./main.ts').catch((error) => {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  giveUp(`The project's packages are not all installed: run npm ci first (${error.message.split('\n')[0]}).`);
});
