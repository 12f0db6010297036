// The words, addresses, lines and directives that `page-grammar.mjs` makes chapters of.

/** Entries between bars; a line's end says nothing. */
const entries = (text) => text.raw[0].replaceAll('\n', '').split('¦');

export const words = entries`
foo¦bar¦it's¦"quoted"¦'single'¦a--b¦c---d¦...¦x....y¦*em*¦**strong**¦_u_¦__w__¦~~s~~¦~t~¦<span>h</span>¦<b>¦
</b>¦<br>¦<!-- c -->¦&amp;¦&copy;¦&#42;¦&nope;¦\*¦\'¦\_¦<http://e.f>¦<a@b.c>¦http://x.y¦[^1]¦[^a]¦[^nope]¦##¦
é¦中文¦🦀¦(c)¦{#id}¦{.c}¦:¦::¦snake_case_word¦2*3*4¦"*a*"¦*"a"*¦('a')¦['a']¦—¦“x”¦'90s¦a*b*c¦**a*b¦*a**b**¦
***x***¦~~~q¦www.x.y¦a&b¦1 < 2¦a > b¦<Foo Bar="x">t</Foo>¦<img src="p.png">¦<a href="z.md">r</a>¦
<i class="fa fa-circle"></i>¦<kbd>K</kbd>¦<sup>2</sup>¦\{{#include x.md}}¦{{ x }}¦$x$¦¦|¦a|b¦\|`.concat(
  '\\\\',
  '\\',
);
export const loose = entries`
'¦"¦*¦**¦_¦__¦~¦~~¦[¦]¦(¦)¦!¦<¦>¦&¦|¦-¦--¦+¦=¦1.¦#¦{¦}¦^¦@¦*a¦b*¦**a¦b**¦_a¦b_¦'a¦b'¦"a¦b"¦[a](b¦](c)¦
<a href="q"¦</a>¦</p>`.concat('`', '``', '\\', '`x', '\u00a0', '\t');
export const addresses = entries`
x.md¦d/README.md¦x.md#y¦#frag¦https://e.f/a.md¦../up.md?q¦<a b.md>¦¦X.MD¦a.md.md¦img.png¦a_(b)¦mailto:a@b.c¦
/abs.md¦a%20b.md¦é.md¦a\*b¦&amp;.md`;
export const titles = entries`
¦¦¦ "t"¦ 't*'¦ (t)¦ "it's &copy;"`;
export const infos = entries`
rust¦rust,editable¦rust,ignore¦rust,should_panic¦rust,no_run¦rust,edition2018¦rust,noplayground¦
rust,noplaypen¦rust editable¦rust, compile_fail¦Rust¦rs¦python¦python,hidelines=#¦text¦¦¦sh,mdbook-runnable¦
rust,ignore,mdbook-runnable¦rust,warnunused¦{rust}¦c++¦js hidelines=//¦bob¦rust,hidelines=!¦\*x¦&amp;`;
export const codes = entries`
let x = 1;¦fn main() {}¦# hidden¦#¦##two¦## two¦#[derive]¦#![allow(x)]¦#!not¦  # deep¦    indented¦¦~ py¦
!!! js¦<b>&amp;¦// fn main¦# fn main() {¦}¦# ¦é 🦀¦~~~¦{{#include parts/one.md}}¦// c¦*x* [y](z)¦
quick_main!(x);¦ #x`.concat('\ttab', '#\tx', '```');
export const directives = entries`
{{#include parts/one.md}}¦{{#include parts/code.rs}}¦{{#include parts/code.rs:2}}¦
{{#include parts/code.rs:2:4}}¦{{#include parts/code.rs::3}}¦{{#include parts/code.rs:3:}}¦
{{#include parts/code.rs:here}}¦{{#include parts/code.rs:none}}¦{{#include parts/none.rs}}¦
{{#rustdoc_include parts/code.rs:here}}¦{{#rustdoc_include parts/code.rs:2:3}}¦
{{#playground parts/code.rs editable}}¦{{#playground parts/code.rs}}¦{{#title Some *title*}}¦
\{{#include parts/one.md}}¦{{ #include parts/one.md }}¦{{#include parts/two.md}}¦{{#unknown x}}¦
{{#include parts/crlf.md}}¦{{#include parts/code.rs:2:x}}¦{{#playpen parts/code.rs}}¦{{#include}}¦
{{#include parts/code.rs:twice}}¦{{#rustdoc_include parts/code.rs:twice}}¦{{#include parts/code.rs:open}}`;
export const htmlBlocks = entries`
<div>¦</div>¦<details>¦</details>¦<details><summary>s *x*</summary>¦<details open>¦<p align="center">¦</p>¦
<pre>¦</pre>¦<script>¦</script>¦<style>¦</style>¦<!--¦-->¦<!-- one -->¦<?x?>¦<!X>¦<![CDATA[a]]>¦
<table><tr><td>¦</td></tr></table>¦<b>x</b>¦<my-el a=1>¦<br/>¦<hr>¦<video src="v.md" controls></video>¦
<textarea>¦<iframe>¦<A HREF="q.md">x</A>¦<summary>s</summary>¦<div¦class="x">¦<img src="a.md" alt="x">¦<title>`;
