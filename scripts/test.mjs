// Runs every check and every test and counts them.
//
//     node scripts/test.mjs [STEP...]
//
// Without names all steps are run, in the order below. A step that fails does not keep the others from running, so that
// one run shows all that is wrong. Each step's output is kept in target/test-logs and shown when the step fails. The
// last line is `N passed, M failed`; a check that counts nothing itself, such as the formatting, counts as one.
// Expects the environment of scripts/env.
import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);
const LOGS = "target/test-logs";
const SITE = "target/tested-site";
const WASM = ["--target", "wasm32-unknown-unknown"];
const DENY = ["--", "-D", "warnings"];
/** How many lines of a failed step's output are shown. */
const SHOWN = 150;
/** How many characters of each. */
const WIDE = 400;
/** What cargo says while all goes well. */
const CHATTER = /^ *(Blocking|Checking|Compiling|Downloaded|Downloading|Finished|Updating) /;

/** The sum of what `pattern` finds: its first group counts the passed, its second, if any, the failed. */
function sum(text, pattern) {
  const counts = { passed: 0, failed: 0 };
  for (const [, passed, failed] of text.matchAll(pattern)) {
    counts.passed += Number(passed);
    counts.failed += Number(failed);
  }
  return counts;
}
/** cargo test, its documentation tests and wasm-bindgen-test-runner all end each program with this line. */
const cargoCounts = (text) => sum(text, /^test result: \w+\. (\d+) passed; (\d+) failed/gm);
const nodeCounts = (text) => sum(text, /^(?:#|ℹ) pass (\d+)\n(?:#|ℹ) fail (\d+)/gm);

const files = (folder, pattern) => readdirSync(folder).filter((name) => pattern.test(name)).sort();

const tests = (folder) => files(folder, /\.test\.mjs$/).map((name) => `${folder}/${name}`);

const STEPS = [
  { name: "format", command: ["cargo", "fmt", "--check"] },
  { name: "tidy", command: ["node", "scripts/tidy.mjs"] },
  { name: "clippy-native", command: ["cargo", "clippy", "--locked", "--all-targets", ...DENY] },
  {
    name: "clippy-wasm",
    command: ["cargo", "clippy", "--locked", ...WASM, "--lib", "--bins", "--tests", ...DENY],
    env: { CLIPPY_CONF_DIR: join(root, "scripts", "clippy_wasm") },
  },
  { name: "native", command: ["cargo", "test", "--locked", "--no-fail-fast"], counts: cargoCounts },
  {
    name: "component",
    command: ["cargo", "test", "--locked", "--no-fail-fast", ...WASM, "--test", "web_*"],
    counts: cargoCounts,
    skip: () => files("tests", /^web_.*\.rs$/).length === 0 && "no tests/web_*.rs",
  },
  { name: "build", command: ["scripts/build", "corpus", SITE, "dev"] },
  { name: "budget", command: ["node", "scripts/budget.mjs", SITE], after: "build", show: true },
  {
    name: "e2e",
    // with the tests of the benchmarks' own harness, which need no browser
    command: ["node", "--test", "--test-reporter=spec", ...tests("e2e"), ...tests("benches/browser")],
    env: { PARALLAX_SITE: SITE },
    counts: nodeCounts,
    after: "build",
  },
  { name: "workflows", command: ["node", "scripts/workflows.mjs"] },
];

/** Runs a step's command with its output in a log; gives its exit status, its output and the seconds it took. */
function run({ name, command: [program, ...words], env }) {
  return new Promise((done) => {
    const log = createWriteStream(join(LOGS, `${name}.log`));
    const parts = [];
    const begun = performance.now();
    const finish = (status, note = "") => {
      log.end(note);
      const output = Buffer.concat(parts).toString("utf8") + note;
      done({ status, output, seconds: (performance.now() - begun) / 1000 });
    };
    const child = spawn(program, words, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (part) => {
        parts.push(part);
        log.write(part);
      });
    }
    child.on("error", (error) => finish(127, `${program}: ${error.message}\n`));
    child.on("close", (status, signal) => finish(status ?? 1, signal ? `ended by ${signal}\n` : ""));
  });
}

const asked = process.argv.slice(2);
for (const name of asked) {
  if (!STEPS.some((step) => step.name === name)) {
    console.error(`test: no step is called ${name}; there are ${STEPS.map((step) => step.name).join(", ")}`);
    process.exit(2);
  }
}
const steps = STEPS.filter((step) => !asked.length || asked.includes(step.name));

rmSync(LOGS, { recursive: true, force: true });
mkdirSync(LOGS, { recursive: true });
const total = { passed: 0, failed: 0 };
const broken = new Set();
for (const step of steps) {
  const reason = step.after && broken.has(step.after) ? `${step.after} failed` : step.skip?.();
  if (reason) {
    console.log(`skip  ${step.name.padEnd(14)} ${reason}`);
    if (broken.has(step.after)) {
      total.failed += 1;
      broken.add(step.name);
    }
    continue;
  }
  if (process.stdout.isTTY) process.stdout.write(`...   ${step.name}\r`);
  const { status, output, seconds } = await run(step);
  const counts = step.counts?.(output) ?? { passed: status === 0 ? 1 : 0, failed: 0 };
  // A run that broke off before it could count, or that found no test at all, has failed all the same.
  if ((status !== 0 && counts.failed === 0) || counts.passed + counts.failed === 0) counts.failed += 1;
  total.passed += counts.passed;
  total.failed += counts.failed;
  if (counts.failed) {
    broken.add(step.name);
    const lines = output.trimEnd().split("\n").filter((line) => !CHATTER.test(line));
    if (lines.length > SHOWN) console.log(`[what came before is in ${LOGS}/${step.name}.log]`);
    console.log(lines.slice(-SHOWN).map((line) => (line.length > WIDE ? `${line.slice(0, WIDE)} …` : line)).join("\n"));
  } else if (step.show) {
    console.log(output.trimEnd());
  }
  const counted = step.counts ? `${counts.passed} passed, ${counts.failed} failed` : "";
  console.log(`${counts.failed ? "FAIL" : "ok  "}  ${step.name.padEnd(14)} ${seconds.toFixed(1).padStart(7)} s  ${counted}`.trimEnd());
}

if (broken.size) console.log(`\nFailed: ${[...broken].join(", ")}. Their output is in ${LOGS}.`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed ? 1 : 0);
