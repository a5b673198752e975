//! Tests of reading PDF files that need neither a browser nor Poppler.

mod bookmarks;
mod destinations;
mod hyphens;
mod ink;
mod links;
mod page;
mod pixmap;
mod properties;
mod qr_codes;
mod tags;

use bookmarks::{Bookmark, bookmarks};
use links::{Link, Target, links};
use lopdf::{Document, Object, ObjectId, dictionary, text_string};
use page::{Line, Page};
use pixmap::Pixmap;

/// Two pages as `pdftotext -tsv` prints them; the first has a heading and a table row.
const PRINTED: &str = "\
level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
1\t1\t0\t0\t0\t0\t0.0\t0.0\t595.0\t842.0\t-1\t###PAGE###
3\t1\t0\t0\t0\t0\t40.0\t30.0\t100.0\t60.0\t-1\t###FLOW###
5\t1\t0\t1\t0\t0\t90.0\t60.0\t20.0\t10.0\t100\tright
5\t1\t0\t0\t0\t0\t40.0\t30.0\t20.0\t10.0\t100\tA
5\t1\t0\t0\t0\t1\t62.0\t30.0\t20.0\t10.0\t100\theading
5\t1\t0\t2\t0\t0\t40.0\t61.0\t20.0\t14.0\t100\tleft
1\t2\t0\t0\t0\t0\t0.0\t0.0\t842.0\t595.0\t-1\t###PAGE###
";

fn printed() -> Vec<Page> {
    page::parse(PRINTED).unwrap_or_default()
}

#[test]
fn finds_words_beyond_the_edge_of_the_page() {
    let wide = PRINTED.replace("90.0\t60.0\t20.0", "580.0\t60.0\t20.0");
    for (printed, expected) in [(PRINTED, [true; 4]), (&wide, [false, true, true, true])] {
        let pages = page::parse(printed).unwrap_or_default();
        let held: Vec<bool> = pages[0]
            .words
            .iter()
            .map(|word| pages[0].holds(word))
            .collect();
        assert_eq!(held, expected);
    }
}

#[test]
fn parses_page_size_and_words() {
    let found: Vec<_> = printed()
        .into_iter()
        .map(|page| (page.width, page.height, page.words.len()))
        .collect();
    assert_eq!(
        format!("{found:?}"),
        "[(595.0, 842.0, 4), (842.0, 595.0, 0)]"
    );
}

#[test]
fn error_quotes_malformed_line() {
    let error = page::parse("level\n5\tone\n").err();
    assert_eq!(
        error.as_deref(),
        Some("unexpected line from pdftotext: \"5\\tone\"")
    );
}

#[test]
fn sorts_lines_and_merges_table_cells() {
    let lines: Vec<Line> = printed().first().map(Page::lines).unwrap_or_default();
    let expected = [
        Line {
            text: "A heading".to_owned(),
            left: 40.0,
            top: 30.0,
            bottom: 40.0,
        },
        Line {
            text: "left right".to_owned(),
            left: 40.0,
            top: 60.0,
            bottom: 75.0,
        },
    ];
    assert_eq!(lines, expected);
}

#[test]
fn restores_hyphens_at_line_ends() {
    let cases = [
        (
            "at the NATO- Russia Council",
            "at the NATORussia Council",
            "at the NATO- Russia Council",
        ),
        ("short- and long", "short- and long", "short- and long"),
        ("a-b- c a-b- c", "a-bc a-bc", "a-b- c a-b- c"),
        ("at the end-", "at the end-", "at the end-"),
    ];
    for (words, text, expected) in cases {
        let mut page = printed().remove(0);
        let word = page.words.remove(0);
        let words: Vec<_> = words
            .split(' ')
            .map(|text| page::Word {
                text: text.to_owned(),
                ..word.clone()
            })
            .collect();
        assert_eq!(hyphens::restore(text, &words), expected);
    }
}

#[test]
fn parses_only_complete_pgm_files() {
    let picture = |bytes: &[u8]| Pixmap::parse(bytes).map(|picture| picture.pixels);
    let cases: [(&[u8], Option<Vec<u8>>); 5] = [
        (b"P5\n2 1\n255\n\x00\xff", Some(vec![0, 255])),
        (b"P5\n2 1\n255\n\n\x20", Some(vec![10, 32])),
        (b"P5\n2 2\n255\n\x00\xff", None),
        (b"P6\n2 1\n255\n\x00\xff", None),
        (b"P5\n2 1", None),
    ];
    for (bytes, expected) in cases {
        assert_eq!(picture(bytes), expected, "{bytes:?}");
    }
}

/// Returns the problems of a white page whose first word has these shades.
fn problems(ink: u8, background: u8) -> Vec<String> {
    let (width, height) = (1653, 2339);
    let mut picture = Pixmap {
        width,
        height,
        pixels: vec![255; width * height],
    };
    let mut page = Page {
        width: 595.0,
        height: 842.0,
        words: printed().remove(0).words,
    };
    page.words.truncate(1);
    for row in 160..200 {
        for column in 240..310 {
            picture.pixels[row * width + column] = background;
        }
    }
    picture.pixels[180 * width + 270] = ink;
    ink::problems(&page, &picture)
}

#[test]
fn reports_faint_ink_and_grey_background() {
    let expected = |ink, background| {
        [format!(
            "\"right\" has shade {ink} on a background of shade {background}"
        )]
    };
    assert!(problems(0, 255).is_empty());
    assert!(problems(51, 255).is_empty());
    assert_eq!(problems(154, 255), expected(154, 255));
    assert_eq!(problems(0, 200), expected(0, 200));
}

#[test]
fn reports_dark_page() {
    let page = Page {
        width: 72.0,
        height: 72.0,
        words: Vec::new(),
    };
    let picture = Pixmap {
        width: 200,
        height: 200,
        pixels: vec![0; 40_000],
    };
    let corner = "a corner has shade Some(0) instead of white";
    let expected = [
        corner,
        corner,
        corner,
        corner,
        "less than half of the page is white",
    ];
    assert_eq!(ink::problems(&page, &picture), expected);
}

#[test]
fn decodes_qr_code() {
    const MODULES: [&str; 21] = [
        "#######...#.#.#######",
        "#.....#.....#.#.....#",
        "#.###.#.#.#...#.###.#",
        "#.###.#.....#.#.###.#",
        "#.###.#..#.##.#.###.#",
        "#.....#..###..#.....#",
        "#######.#.#.#.#######",
        "........#.#..........",
        "###.#####.#.###...#..",
        "##.##...##.#.#..#.###",
        ".#.####....#...##..##",
        "#.#.##...#####...#..#",
        "#.#.#####..#..###..#.",
        "........##....####.#.",
        "#######.###.#..##.###",
        "#.....#.#.#...##...#.",
        "#.###.#.###.#.#.##...",
        "#.###.#..###.#..##.#.",
        "#.###.#.####.####.#.#",
        "#.....#.##.###.....#.",
        "#######.####.##.#..##",
    ];
    /// The width of a module in pixels, and of the margin in modules.
    const SCALE: usize = 4;
    let side = (MODULES.len() + 2 * SCALE) * SCALE;
    let mut pixels = Vec::new();
    for row in 0..side {
        for column in 0..side {
            let module = |pixel: usize| (pixel / SCALE).checked_sub(SCALE);
            let dark = module(row)
                .and_then(|row| MODULES.get(row))
                .zip(module(column))
                .is_some_and(|(row, column)| row.as_bytes().get(column) == Some(&b'#'));
            pixels.push(if dark { 0 } else { 255 });
        }
    }
    let picture = Pixmap {
        width: side,
        height: side,
        pixels,
    };
    assert_eq!(qr_codes::decode(&picture), ["On paper"]);
}

/// Returns a document of two pages with properties, tags, bookmarks and links.
fn document() -> Document {
    let mut document = Document::with_version("1.7");
    let tree = document.new_object_id();
    let page = |document: &mut Document, annotations: Vec<Object>| {
        document.add_object(dictionary! {
            "Type" => "Page", "Parent" => tree, "Annots" => annotations
        })
    };
    let second = page(&mut document, Vec::new());
    let annotations = link_annotations(&mut document, second);
    let first = page(&mut document, annotations);
    let pages = dictionary! {
        "Type" => "Pages", "Count" => 2, "Kids" => vec![first.into(), second.into()]
    };
    document.objects.insert(tree, pages.into());
    let outlines = outlines(&mut document, second);
    let structure = structure(&mut document);
    let destination = dictionary! { "D" => vec![second.into(), "Fit".into()] };
    let named = document.add_object(dictionary! {
        "Names" => vec![Object::string_literal("in-tree"), destination.into()]
    });
    let catalog = document.add_object(dictionary! {
        "Type" => "Catalog",
        "Pages" => tree,
        "Lang" => text_string("en-US"),
        "MarkInfo" => dictionary! { "Marked" => true },
        "Outlines" => outlines,
        "StructTreeRoot" => structure,
        "Dests" => dictionary! { "in-dictionary" => vec![first.into(), "Fit".into()] },
        "Names" => dictionary! { "Dests" => dictionary! { "Kids" => vec![named.into()] } },
    });
    let information = document.add_object(dictionary! { "Title" => text_string("Größe") });
    document.trailer.set("Root", catalog);
    document.trailer.set("Info", information);
    document
}

fn link_annotations(document: &mut Document, second: ObjectId) -> Vec<Object> {
    let url = dictionary! { "S" => "URI", "URI" => Object::string_literal("https://example.org/") };
    let named = dictionary! { "S" => "GoTo", "D" => Object::string_literal("in-tree") };
    [
        dictionary! { "Subtype" => "Link", "A" => url },
        dictionary! { "Subtype" => "Link", "A" => named },
        dictionary! { "Subtype" => "Link", "Dest" => "in-dictionary" },
        dictionary! { "Subtype" => "Link", "Dest" => vec![second.into(), "Fit".into()] },
        dictionary! { "Subtype" => "Link", "Dest" => "nowhere" },
        dictionary! { "Subtype" => "Text" },
    ]
    .map(|annotation| document.add_object(annotation).into())
    .into()
}

fn outlines(document: &mut Document, second: ObjectId) -> ObjectId {
    let inner = document.add_object(dictionary! { "Title" => text_string("Inner") });
    let last = document.add_object(dictionary! { "Title" => text_string("Last") });
    let outer = document.add_object(dictionary! {
        "Title" => text_string("Outer"),
        "Dest" => vec![second.into(), "Fit".into()],
        "First" => inner,
        "Next" => last,
    });
    document.add_object(dictionary! { "First" => outer })
}

fn structure(document: &mut Document) -> ObjectId {
    let heading = document.add_object(dictionary! { "S" => "H1", "K" => 0 });
    let paragraph = dictionary! { "S" => "P", "K" => vec![1.into(), 2.into()] };
    let whole = document.add_object(dictionary! {
        "S" => "Document", "K" => vec![heading.into(), paragraph.into()]
    });
    document.add_object(dictionary! { "Type" => "StructTreeRoot", "K" => whole })
}

#[test]
fn reads_document_properties() {
    let document = document();
    assert_eq!(properties::title(&document).as_deref(), Some("Größe"));
    assert_eq!(properties::language(&document).as_deref(), Some("en-US"));
    assert!(properties::is_tagged(&document));
    assert_eq!(tags::tags(&document), ["Document", "H1", "P"]);
}

#[test]
fn accepts_document_without_properties() {
    let document = Document::with_version("1.7");
    assert_eq!(properties::title(&document), None);
    assert_eq!(properties::language(&document), None);
    assert!(!properties::is_tagged(&document));
    assert!(tags::tags(&document).is_empty());
    assert!(bookmarks(&document).is_empty());
    assert!(links(&document).is_empty());
}

#[test]
fn reads_bookmarks_with_levels() {
    let expected = [("Outer", 1, Some(2)), ("Inner", 2, None), ("Last", 1, None)];
    let expected = expected.map(|(title, level, page)| Bookmark {
        title: title.to_owned(),
        level,
        page,
    });
    assert_eq!(bookmarks(&document()), expected);
}

#[test]
fn reads_links_to_urls_and_pages() {
    let expected = [
        Target::Url("https://example.org/".to_owned()),
        Target::Page(Some(2)),
        Target::Page(Some(1)),
        Target::Page(Some(2)),
        Target::Page(None),
    ];
    let expected = expected.map(|target| Link { page: 1, target });
    assert_eq!(links(&document()), expected);
}
