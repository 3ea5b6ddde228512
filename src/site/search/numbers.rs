//! Numbers as printable characters, for the files of the index.
//!
//! A number is any count of *continuers*, `]` to `{`, and then one *stopper*, `#` to `[`: an (s, c)-dense code (Brisaboa
//! and others, 2003), here with 57 and 31, since most numbers of an index are small. One character holds numbers up to 56,
//! two those up to 1,823. None of them needs an escape in a string of JavaScript; space and what comes after `{` stay free.

const STOPPERS: u32 = 57;
const FIRST_STOPPER: u8 = b'#';
const CONTINUERS: u32 = 31;
const FIRST_CONTINUER: u8 = b']';

/// Adds `value`.
pub fn push_number(value: u32, out: &mut String) {
    let stopper = digit(FIRST_STOPPER, value % STOPPERS);
    let rest = value / STOPPERS;
    if rest > 0 {
        push_continuers(rest - 1, out);
    }
    out.push(stopper);
}

fn push_continuers(value: u32, out: &mut String) {
    let rest = value / CONTINUERS;
    if rest > 0 {
        push_continuers(rest - 1, out);
    }
    out.push(digit(FIRST_CONTINUER, value % CONTINUERS));
}

fn digit(first: u8, value: u32) -> char {
    char::from(first + value as u8)
}

/// Adds ascending numbers, each once, as the distances between them.
pub fn push_ascending(numbers: impl Iterator<Item = u32>, out: &mut String) {
    let mut least = 0;
    for number in numbers {
        push_number(number - least, out);
        least = number + 1;
    }
}

#[cfg(test)]
pub(super) mod decoding {
    //! What the script of the site does, to look into an index.

    use super::{CONTINUERS, FIRST_CONTINUER, FIRST_STOPPER, STOPPERS};

    /// The numbers of a text that holds nothing else.
    pub fn numbers(text: &str) -> Vec<u32> {
        let (mut numbers, mut high) = (Vec::new(), 0);
        for byte in text.bytes() {
            if byte >= FIRST_CONTINUER {
                high = high * CONTINUERS + u32::from(byte - FIRST_CONTINUER) + 1;
            } else {
                numbers.push(high * STOPPERS + u32::from(byte - FIRST_STOPPER));
                high = 0;
            }
        }
        numbers
    }

    /// The numbers that were added as ascending ones.
    pub fn ascending(text: &str) -> Vec<u32> {
        let mut least = 0;
        let sum = |distance| {
            let number = least + distance;
            least = number + 1;
            number
        };
        numbers(text).into_iter().map(sum).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{decoding, push_ascending, push_number};

    #[test]
    fn numbers_come_back() {
        let numbers: Vec<u32> = (0..70_000).chain([u32::MAX - 1, u32::MAX]).collect();
        let mut text = String::new();
        numbers.iter().for_each(|number| push_number(*number, &mut text));
        assert_eq!(decoding::numbers(&text), numbers);
        assert!(!text.contains(['"', '\\', ' ', '|', '}', '~']) && text.is_ascii());
    }

    #[test]
    fn small_numbers_are_short() {
        let length = |number| {
            let mut text = String::new();
            push_number(number, &mut text);
            text.len()
        };
        assert_eq!([56, 57, 1823, 1824].map(length), [1, 2, 2, 3]);
    }

    #[test]
    fn ascending_numbers_come_back() {
        let mut text = String::new();
        push_ascending([0, 1, 5, 4000].into_iter(), &mut text);
        assert_eq!(decoding::ascending(&text), [0, 1, 5, 4000]);
    }
}
