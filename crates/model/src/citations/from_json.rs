//! Reads the citations that are embedded in the page.

use super::{Citations, CitedSection, Part, Slot, Templates};
use crate::sheet::{FromJson, Json, from_json};

impl Citations {
    /// Reads published citations; `None` if these are not citations.
    pub fn from_json(json: &impl Json) -> Option<Self> {
        FromJson::read(json)
    }
}

from_json!(struct:
    Citations { key url sections templates }
    CitedSection { id key url }
    Templates { whole sections_start sections sections_end }
);
from_json!(words:
    Slot { Key Url AccessedIso AccessedRis AccessedCsl }
);
from_json!(enum:
    Part { Text Italic Slot | }
);
