// What must agree between files and no other tool checks: the pinned versions, and the lock files of the
// end-to-end tests and of the benchmarks, which name no registry.
import { readFileSync } from "node:fs";

const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
const pinned = Object.fromEntries([...read("scripts/versions").matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, k, v]) => [k, v]));
const faults = [];
const expect = (file, text, why) => {
  if (!read(file).includes(text)) faults.push(`${file} should have ${text}: ${why}`);
};

expect("Trunk.toml", `wasm_opt = "version_${pinned.BINARYEN.split(".")[0]}"`, "BINARYEN in scripts/versions");
expect("Trunk.toml", `trunk-version = "^${pinned.TRUNK}"`, "TRUNK in scripts/versions");
expect("Cargo.toml", `rust-version = "${pinned.RUST_MIN.replace(/\.0$/, "")}"`, "RUST_MIN in scripts/versions");
expect(".github/workflows/ci.yml", `RUST: "${pinned.RUST_MIN}"`, "RUST_MIN in scripts/versions");
for (const folder of ["e2e", "benches/browser"]) {
  if (/"resolved"/.test(read(`${folder}/package-lock.json`))) {
    faults.push(`${folder}/package-lock.json names a registry: write it with npm_config_omit_lockfile_registry_resolved=true`);
  }
  for (const [name, version] of Object.entries(JSON.parse(read(`${folder}/package.json`)).devDependencies)) {
    if (!/^\d+\.\d+\.\d+(-[a-z0-9]+)?$/.test(version)) faults.push(`${folder}/package.json does not pin ${name}: ${version}`);
  }
}

for (const fault of faults) console.log(fault);
console.log(faults.length ? `${faults.length} found` : "tidy");
process.exit(faults.length ? 1 : 0);
