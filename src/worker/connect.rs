//! The page's end of the line: starts the worker, numbers the questions, brings each answer to who asked.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use gloo::worker::Spawnable;

use super::codec::Structured;
use super::courier::Courier;
use super::message::{Ask, RequestKind, Told};
use crate::engine::{Answer, Failure, Request};

/// What is done with an answer.
pub type Reply = Box<dyn FnOnce(Answer)>;

/// Starts the worker whose program stands at `engine`, for the corpus in the folder `corpus` (an absolute address that
/// ends in `/`), and gives what asks it. A reply is dropped when a newer question of the same kind comes first.
pub fn connect(engine: &str, corpus: String) -> impl Fn(Request, Reply) + 'static {
    let waiting: Rc<RefCell<BTreeMap<RequestKind, (u32, Reply)>>> = Rc::default();
    let replies = Rc::clone(&waiting);
    let bridge = Courier::spawner()
        .encoding::<Structured>()
        .callback(move |told: Told| {
            let kind = replies.borrow().iter().find(|(_, (waiting, _))| *waiting == told.id).map(|(kind, _)| *kind);
            let reply = kind.and_then(|kind| replies.borrow_mut().remove(&kind));
            if let Some((_, reply)) = reply {
                reply(told.answer().unwrap_or(Answer::Failed(Failure::OtherVersion)));
            }
        })
        .with_loader(true)
        .as_module(false)
        .spawn(engine);
    let next = Cell::new(0_u32);
    move |request, reply| {
        let id = next.get();
        next.set(id.wrapping_add(1));
        waiting.borrow_mut().insert(RequestKind::of(&request), (id, reply));
        bridge.send(Ask::new(id, corpus.clone(), &request));
    }
}
