//! Replays the fuzz corpora.

use std::fs;
use std::path::Path;

use crate::targets::ALL;

#[test]
fn replays_fuzz_corpora() -> std::io::Result<()> {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    for (name, target) in ALL {
        let mut replayed = 0;
        for file in fs::read_dir(corpora.join(name))? {
            let file = file?.path();
            eprintln!("{}", file.display());
            target(&fs::read(&file)?);
            replayed += 1;
        }
        assert!(replayed > 9, "{name} has {replayed} files");
    }
    Ok(())
}

#[test]
fn every_corpus_has_a_target() -> std::io::Result<()> {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz");
    for (folder, ending) in [("corpus", ""), ("fuzz_targets", ".rs")] {
        let mut names: Vec<String> = fs::read_dir(fuzz.join(folder))?
            .map(|entry| {
                Ok(entry?
                    .file_name()
                    .to_string_lossy()
                    .trim_end_matches(ending)
                    .to_owned())
            })
            .collect::<std::io::Result<_>>()?;
        names.sort_unstable();
        let known: Vec<&str> = ALL.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, known, "{folder}");
    }
    Ok(())
}
