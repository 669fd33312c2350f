// What must agree between files and no other tool checks: the pinned versions, and the lock file of the end-to-end
// tests, which names no registry.
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
if (/"resolved"/.test(read("e2e/package-lock.json"))) {
  faults.push("e2e/package-lock.json names a registry: write it with npm_config_omit_lockfile_registry_resolved=true");
}
for (const [name, version] of Object.entries(JSON.parse(read("e2e/package.json")).devDependencies)) {
  if (!/^\d+\.\d+\.\d+$/.test(version)) faults.push(`e2e/package.json does not pin ${name}: ${version}`);
}

for (const fault of faults) console.log(fault);
console.log(faults.length ? `${faults.length} found` : "tidy");
process.exit(faults.length ? 1 : 0);
