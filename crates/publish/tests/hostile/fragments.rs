//! Hostile URL fragments.

/// Returns fragments with the `#`, none of which is an id.
pub(crate) fn hostile_fragments() -> Vec<String> {
    let mut fragments: Vec<String> = [
        "#<img src=x onerror=document.title='broken'>",
        "#<svg/onload=document.title='broken'>",
        "#\"><script>document.title='broken'</script>",
        "#javascript:document.title='broken'",
        "#javascript%3Adocument.title='broken'",
        "#data:text/html,<script>document.title='broken'</script>",
        "#%00",
        "#%",
        "#%ff%fe",
        "#%ed%a0%80",
        "#%0d%0aSet-Cookie:%20a=b",
        "#constructor",
        "#__proto__",
        "#hasOwnProperty",
        "#'];alert(1);['",
        "#{{7*7}}${7*7}",
        "#../../../etc/passwd",
        "#//example.org/",
        "#?sections=costs&v=00000000",
        "##lead",
        "#lead%00",
        "#ｌｅａｄ",
        "#\u{202e}daeL",
        "#%E2%80%AEdael",
        "#:~:text=",
        "#:~:text=%,-,,-%",
        "#:~:text=%00&text=<b>&selector(type=x)",
        "#nowhere:~:text=nowhere-,nowhere,nowhere,-nowhere",
    ]
    .map(str::to_owned)
    .into();
    fragments.push(format!("#{}", "a".repeat(100_000)));
    fragments.push(format!("#:~:text={}", "a,".repeat(10_000)));
    fragments.push(format!("#:~:{}", "text=a-&".repeat(10_000)));
    fragments
}
