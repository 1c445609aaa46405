// Stands for an indexer that can't stop: it hears the signal and goes on, as in the middle of a long native call.
process.on('SIGTERM', () => {});
setInterval(() => {}, 1000);
process.send?.({ kind: 'progress', progress: { stage: 'reading', done: 0, total: 1 } });
