//! The port that the preview listens on.

use std::io::ErrorKind;
use std::net::{IpAddr, TcpListener};

/// How far the next free port is looked for.
const TRIES: u16 = 100;

/// Listens at a host and a port.
///
/// # Errors
/// The port is in use, or may not be used; names the next one that is free.
pub fn listen(host: &str, port: u16) -> Result<TcpListener, String> {
    let host = host.trim_matches(['[', ']']);
    TcpListener::bind((host, port)).map_err(|error| {
        let what = match error.kind() {
            ErrorKind::AddrInUse => "is in use by another program".to_owned(),
            ErrorKind::PermissionDenied => "may not be used by you".to_owned(),
            _ => return format!("cannot listen at `{host}`: {error}"),
        };
        let above = if error.kind() == ErrorKind::PermissionDenied { port.max(1023) } else { port };
        match next_free(host, above) {
            Some(free) => format!("port {port} {what}; the next free one is {free}: `isogloss serve --port {free}`"),
            None => format!("port {port} {what}, and so are the next {TRIES}; name another with `--port`"),
        }
    })
}

fn next_free(host: &str, above: u16) -> Option<u16> {
    let ports = (1..=TRIES).filter_map(|step| above.checked_add(step));
    ports.into_iter().find(|port| TcpListener::bind((host, *port)).is_ok())
}

/// True for an address that only this machine can reach.
pub fn is_loopback(host: &str) -> bool {
    let host = host.trim_matches(['[', ']']);
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::{is_loopback, listen};

    #[test]
    fn a_port_in_use_names_a_free_one() {
        let taken = listen("127.0.0.1", 0).expect("the system finds a port");
        let port = taken.local_addr().expect("it has an address").port();
        let error = listen("127.0.0.1", port).expect_err("in use");
        assert!(error.contains(&format!("port {port} is in use")), "{error}");
        assert!(error.contains("isogloss serve --port "), "{error}");
    }

    #[test]
    fn what_only_this_machine_reaches() {
        assert!(["localhost", "127.0.0.1", "::1", "[::1]", "127.8.9.1"].into_iter().all(is_loopback));
        assert!(!["0.0.0.0", "192.168.0.1", "docs.example", "::"].into_iter().any(is_loopback));
    }
}
