//! `parallax aliases`: who and what a corpus names, under which names, and why each is one.

use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::Context;
use clap::ValueEnum;

use super::explain::visible;
use super::{Outcome, corpus_folder};
use crate::model::{Alias, Entity, EntityId, Manifest, Proposal};
use crate::state::present::counted;

/// The form of the output.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Format {
    /// A table to read.
    Text,
    /// One JSON object: `entities` and `proposals`, as in the manifest.
    Json,
    /// Tables for `corpus.toml`, to be edited and given back.
    Toml,
}

/// Prints the entities of a corpus with all their names, the most frequent first.
pub(super) fn aliases(folder: &Path, format: Format, least: u32) -> anyhow::Result<Outcome> {
    let mut manifest = corpus_folder::manifest(folder)?;
    manifest.entities.retain(|entity| entity.articles >= least);
    let table = Table(&manifest);
    let mut out = BufWriter::new(anstream::stdout().lock());
    let written = match format {
        Format::Text => table.text(&mut out),
        Format::Json => table.json(&mut out),
        Format::Toml => table.toml(&mut out),
    };
    written.and_then(|()| out.flush()).context("cannot write to standard output")?;
    Ok(Outcome::Clean)
}

struct Table<'a>(&'a Manifest);

impl Table<'_> {
    fn name(&self, id: &EntityId) -> Option<&str> {
        self.0.entities.iter().find(|entity| entity.id == *id).map(|entity| entity.name.as_str())
    }

    /// What may be a further name of an entity.
    fn proposed(&self, entity: &Entity) -> Vec<(&str, &Proposal)> {
        let own = self.0.proposals.iter().filter(|proposal| proposal.entity == entity.id);
        own.filter_map(|proposal| Some((self.name(&proposal.other)?, proposal))).collect()
    }

    fn json(&self, out: &mut impl Write) -> std::io::Result<()> {
        let Manifest { entities, proposals, .. } = self.0;
        serde_json::to_writer_pretty(&mut *out, &serde_json::json!({ "entities": entities, "proposals": proposals }))?;
        writeln!(out)
    }

    fn text(&self, out: &mut impl Write) -> std::io::Result<()> {
        for entity in &self.0.entities {
            let Entity { id, name, kind, articles, .. } = entity;
            let what = entity.sort.map_or(kind.as_str(), crate::model::EntitySort::as_str);
            writeln!(out, "{} ({what}, {}, {id})", visible(name), counted(*articles as usize, "article"))?;
            for (label, list) in [("is called", &entity.roles), ("stands for", &entity.stands_for)] {
                let list: Vec<String> = list.iter().map(|own| format!("{} ({})", own.text, own.articles)).collect();
                if !list.is_empty() {
                    writeln!(out, "    {label}: {}", visible(&list.join(", ")))?;
                }
            }
            if let Some(note) = &entity.note {
                writeln!(out, "    {}", note.text)?;
            }
            for alias in &entity.aliases {
                let why = if alias.reason.is_empty() { "main name" } else { &alias.reason };
                let Alias { name, mentions, score, .. } = alias;
                writeln!(out, "    {mentions:>6}  {}: {}, {:.2}", visible(name), visible(why), score.value())?;
            }
            for (name, Proposal { reason, score, .. }) in self.proposed(entity) {
                writeln!(out, "         ?  {}: {}, {:.2}", visible(name), visible(reason), score.value())?;
            }
        }
        Ok(())
    }

    fn toml(&self, out: &mut impl Write) -> std::io::Result<()> {
        writeln!(out, "{}", HEAD.trim())?;
        for entity in &self.0.entities {
            let Entity { name, kind, articles, .. } = entity;
            writeln!(out, "\n# {}", counted(*articles as usize, "article"))?;
            let short: Vec<String> =
                entity.aliases.iter().filter(|alias| alias.short).map(|alias| visible(&alias.name)).collect();
            if !short.is_empty() {
                writeln!(out, "# in articles that give a fuller name: {}", short.join(", "))?;
            }
            writeln!(out, "[[entity]]\nname = {}\nkind = \"{}\"", quoted(name), kind.as_str())?;
            let names: Vec<&Alias> =
                entity.aliases.iter().filter(|alias| !alias.short && alias.name != *name).collect();
            let proposed = self.proposed(entity);
            if !names.is_empty() || !proposed.is_empty() {
                writeln!(out, "names = [")?;
                for Alias { name, mentions, reason, score, .. } in names {
                    let why = format!("{}; {reason}; {:.2}", counted(*mentions as usize, "mention"), score.value());
                    writeln!(out, "    {}, # {}", quoted(name), visible(&why))?;
                }
                for (name, Proposal { reason, score, .. }) in proposed {
                    let why = format!("may be: {reason}; {:.2}", score.value());
                    writeln!(out, "    # {}, # {}", quoted(name), visible(&why))?;
                }
                writeln!(out, "]")?;
            }
            if !entity.apart.is_empty() {
                let apart: Vec<String> = entity.apart.iter().map(|name| quoted(name)).collect();
                writeln!(out, "apart = [{}]", apart.join(", "))?;
            }
        }
        Ok(())
    }
}

const HEAD: &str = "
# Who and what the corpus names. Edited, these tables can stand in corpus.toml; one that is left out changes nothing.
#   rename: change `name` and put the old one into `names`
#   join:   put a name into `names`; one that may be the same stands there behind a # already
#   split:  put a name into `apart`: taking it out of `names` alone leaves it to the program
";

fn quoted(name: &str) -> String {
    toml::Value::String(name.to_owned()).to_string()
}
