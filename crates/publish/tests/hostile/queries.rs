//! Hostile URL queries.

/// Returns queries with the `?`, all of which show the whole sheet as a page.
pub(crate) fn hostile_queries() -> Vec<String> {
    let mut queries: Vec<String> = [
        "?v=<script>document.title='broken'</script>",
        "?v=",
        "?v=,,,",
        "?v=0000000",
        "?v=+0000000",
        "?v=%00",
        "?sections=<img src=x onerror=document.title='broken'>",
        "?sections=",
        "?sections=,",
        "?sections=__proto__,constructor",
        "?sections=%00,%ff,%ed%a0%80",
        "?sections=nowhere&v=00000000,00000000",
        "?sections=%E2%80%AE",
        "?view=javascript:document.title='broken'",
        "?view=PRINT",
        "?view=print%00",
        "?view[]=print",
        "?paper=../../etc/passwd&text=%3Cb%3E&links=&numbers=yes",
        "?__proto__[view]=print&constructor=print",
        "?%76iew=print",
        "?&&==&?&=view=print",
        "?view;print",
    ]
    .map(str::to_owned)
    .into();
    queries.push(format!("?sections={}", "nowhere,".repeat(10_000)));
    queries.push(format!("?v={}", "00000000,".repeat(10_000)));
    queries.push(format!("?{}", "a=b&".repeat(10_000)));
    queries
}
