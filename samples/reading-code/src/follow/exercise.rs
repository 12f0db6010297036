// Copyright 2026 The Lectern Authors
// SPDX-License-Identifier: Apache-2.0

#![allow(dead_code)]

// ANCHOR: counter
fn count(text: &str) -> usize {
    text.split(' ').filter(|word| word.len() > 1).count()
}
// ANCHOR_END: counter

// ANCHOR: solution
fn count_all(text: &str) -> usize {
    text.split_whitespace().count()
}
// ANCHOR_END: solution

fn main() {
    // ANCHOR: main
    let text = "I read a line.\nThen I read it again.";
    println!("{} words", count(text));
    // ANCHOR_END: main
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_is_a_word() {
        assert_eq!(count_all("I am"), 2);
    }
}
