//! The first heading of a page: where the focus goes when the reader comes here from another page.

use leptos::html::H1;
use leptos::prelude::*;
use web_sys::FocusOptions;

use crate::app::place::{Arrival, Place};

/// A page's `h1`. Names the browser's tab, and takes the focus after a move, so that a screen reader says where it is.
#[component]
pub(crate) fn ArrivalHeading(
    /// What the tab says before the name of the program.
    #[prop(into)]
    title: Signal<String>,
    children: Children,
) -> impl IntoView {
    let place = expect_context::<Place>();
    let heading = NodeRef::<H1>::new();
    Effect::new(move |_| {
        let title = title.get();
        document().set_title(&if title.is_empty() {
            "Parallax".to_owned()
        } else {
            format!("{title} \u{b7} Parallax")
        });
    });
    Effect::new(move |_| {
        let Some(heading) = heading.get() else { return };
        let Some(arrival) = place.take_arrival() else { return };
        let top = match arrival {
            Arrival::Forward => Some(0.0),
            Arrival::Back(scrolled) => Some(scrolled),
            Arrival::Here => None,
        };
        let quietly = FocusOptions::new();
        quietly.set_prevent_scroll(true);
        // a heading that cannot be focused only costs the announcement
        let _focused = heading.focus_with_options(&quietly);
        if let Some(top) = top {
            request_animation_frame(move || window().scroll_to_with_x_and_y(0.0, top));
        }
    });
    view! {
        <h1 node_ref=heading tabindex="-1">
            {children()}
        </h1>
    }
}
