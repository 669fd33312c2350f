// Runs the engine's worker and tells after each answer how long the question kept it busy: from the message's arrival to
// the timer that lets newer questions in, and from that timer to the answer being on its way. What it waits for files
// counts as well, so that only answers with `fetched: 0` say how fast it is.
{
  const now = () => performance.now();
  let busy = 0;
  let since = 0;
  let running = false;
  let fetched = 0;
  const [post, later, get] = [self.postMessage.bind(self), self.setTimeout.bind(self), self.fetch.bind(self)];
  self.addEventListener("message", () => {
    [busy, since, running, fetched] = [0, now(), true, 0];
  });
  self.setTimeout = (work, ...rest) => {
    if (running) busy += now() - since;
    running = false;
    const again = (...words) => {
      [since, running] = [now(), true];
      work(...words);
    };
    return later(again, ...rest);
  };
  self.fetch = (...words) => {
    fetched += 1;
    return get(...words);
  };
  self.postMessage = (message, ...rest) => {
    post(message, ...rest);
    if (message?.ProcessOutput) {
      if (running) busy += now() - since;
      running = false;
      post({ bench: { ms: busy, fetched } });
    }
  };
}
importScripts("/app/parallax-engine_loader.js");
