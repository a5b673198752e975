//! Publishes fact sheets from files to folders: the command `factsheet`, and Trunk's hook. All decisions
//! about a site are in `factsheet-publish`; this crate reads, writes, watches and serves.

pub mod command;
pub mod hook;

mod arguments;
mod build;
mod check;
mod error;
mod files;
mod new;
mod output;
mod pdf;
mod progress;
mod report;
mod serve;
mod site;
mod source;
