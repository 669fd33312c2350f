//! One file of the corpus, from the network to its bytes. What goes wrong becomes a sentence.

use gloo::net::http::Request;

/// Fetches a file.
pub(super) async fn fetch(address: &str) -> Result<Vec<u8>, String> {
    let unreachable = |_| "It could not be reached. Is the network there?".to_owned();
    let response = Request::get(address).send().await.map_err(unreachable)?;
    match response.status() {
        200..=299 => {}
        404 => return Err("It is not there (status 404).".to_owned()),
        status => return Err(format!("The server refused it (status {status}).")),
    }
    response.binary().await.map_err(|_| "It broke off on the way.".to_owned())
}
