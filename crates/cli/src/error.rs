//! Why a command stops, and its exit code.

use std::fmt::{self, Display};
use std::path::Path;

use factsheet_publish::markdown::Report;
use factsheet_publish::publish::PublishError;

/// Why a command stops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Error {
    /// The fact sheet cannot be published as it is.
    Sheet(PublishError),
    /// The command cannot be carried out as it was typed.
    Usage(String),
    /// A file or another program is missing or refuses.
    System(String),
}

impl Error {
    /// A file that cannot be read, written or found.
    pub(crate) fn file(path: &Path, error: impl Display) -> Self {
        Self::System(format!("{}: {error}", path.display()))
    }

    /// As the documentation of the command says: diagnostics 1, usage 2, files and other programs 3.
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Self::Sheet(PublishError::InvalidSource(_) | PublishError::MissingIds(_)) => 1,
            Self::Sheet(PublishError::BaseUrl(_)) | Self::Usage(_) => 2,
            Self::Sheet(_) | Self::System(_) => 3,
        }
    }
}

impl Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sheet(error) => error.fmt(f),
            Self::Usage(message) | Self::System(message) => f.write_str(message),
        }
    }
}

impl From<PublishError> for Error {
    fn from(error: PublishError) -> Self {
        Self::Sheet(error)
    }
}

impl From<Report> for Error {
    fn from(report: Report) -> Self {
        Self::Sheet(PublishError::InvalidSource(report))
    }
}
