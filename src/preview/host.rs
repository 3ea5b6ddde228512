//! Who may ask: the check of the `Host` header.
//!
//! A page of a stranger can make its own name lead to this machine, and then read what is served here as if it were its
//! own (DNS rebinding). Its name then stands in `Host`. An address cannot be made to lead elsewhere, and `localhost` is
//! nobody else's, so these are answered; any other name only if the preview was started under it.

use std::net::IpAddr;

/// True if a request for this host is to be answered; `own` is the name that the preview was started under.
pub fn is_allowed(header: &str, own: &str) -> bool {
    let name = without_port(header);
    let is_address = name.trim_matches(['[', ']']).parse::<IpAddr>().is_ok();
    let is_local = name.eq_ignore_ascii_case("localhost");
    is_address || is_local || (!name.is_empty() && name.eq_ignore_ascii_case(own.trim_matches(['[', ']'])))
}

/// `localhost:4000` → `localhost`, `[::1]:4000` → `[::1]`.
fn without_port(header: &str) -> &str {
    match header.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') && port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => header,
    }
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn addresses_and_own_names_are_answered() {
        for host in ["localhost", "LOCALHOST:4000", "127.0.0.1:4000", "[::1]:4000", "192.168.0.7"] {
            assert!(is_allowed(host, "127.0.0.1"), "{host}");
        }
        assert!(is_allowed("preview.example:80", "preview.example"));
    }

    #[test]
    fn names_of_others_are_not() {
        for host in
            ["", ":4000", "evil.example", "evil.example:4000", "localhost.evil.example", "127.0.0.1.evil.example"]
        {
            assert!(!is_allowed(host, "127.0.0.1"), "{host}");
        }
    }
}
