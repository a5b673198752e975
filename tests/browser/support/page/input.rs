//! Clicks, taps and key presses, sent as real input events.

use std::time::Duration;

use fantoccini::actions::{
    Actions, InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
    TouchActions,
};
use fantoccini::elements::Element;
use fantoccini::{Locator, actions};

use serde_json::json;

use super::Page;
use super::keys::TAB;
use crate::support::Result;
use crate::support::assertions::ensure;

impl Page {
    /// Moves the mouse to the middle of an element, scrolling to it if need be, and clicks.
    ///
    /// The drivers' own command refuses an element that shows only under the mouse.
    pub(crate) async fn click(&self, css: &str) -> Result {
        self.click_found("document.querySelector(arguments[0])", css)
            .await
    }

    /// Clicks the button, link or label with exactly this text.
    pub(crate) async fn click_text(&self, text: &str) -> Result {
        let found = "[...document.querySelectorAll('button, a, label')]
            .find((element) => element.innerText.trim() === arguments[0])";
        self.click_found(found, text).await
    }

    /// Taps the middle of an element, scrolling to it if need be.
    pub(crate) async fn tap(&self, css: &str) -> Result {
        let (x, y) = self
            .middle_of("document.querySelector(arguments[0])", css)
            .await?;
        let finger = pressed(TouchActions::new("finger".to_owned()), (x, y));
        self.perform(finger).await
    }

    async fn click_found(&self, found: &str, what: &str) -> Result {
        let (x, y) = self.middle_of(found, what).await?;
        self.click_at(x, y).await
    }

    /// Waits for an element and returns its middle. `found` is a JavaScript expression for it, in which
    /// `arguments[0]` is `what`.
    async fn middle_of(&self, found: &str, what: &str) -> Result<(f64, f64)> {
        self.wait_for(&found.replace("arguments[0]", &json!(what).to_string()))
            .await?;
        let middle = "element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
            const { left, top, width, height } = element.getBoundingClientRect();
            const [x, y] = [left + width / 2, top + height / 2];
            const hit = document.elementFromPoint(x, y);
            return [x, y, element.contains(hit) ? '' : hit?.outerHTML ?? 'nothing']";
        let body = format!("const element = {found}; {middle}");
        let (x, y, instead): (f64, f64, String) = self.execute(&body, json!([what])).await?;
        ensure(
            instead.is_empty(),
            format!("`{what}` is covered by {instead}"),
        )?;
        Ok((x, y))
    }

    /// Scrolls until an element is in the middle of the window.
    pub(crate) async fn scroll_to(&self, css: &str) -> Result {
        let script = "document.querySelector(arguments[0])
            .scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.execute(script, json!([css])).await
    }

    /// Clicks at a point of the window.
    pub(crate) async fn click_at(&self, x: f64, y: f64) -> Result {
        let mouse = pressed(MouseActions::new("mouse".to_owned()), (x, y));
        self.perform(mouse).await
    }

    /// Clicks twice at a point of the window.
    pub(crate) async fn double_click_at(&self, x: f64, y: f64) -> Result {
        let button = MOUSE_BUTTON_LEFT;
        let down = || PointerAction::Down { button };
        let up = || PointerAction::Up { button };
        let mouse = MouseActions::new("mouse".to_owned());
        let duration = None;
        let mouse = mouse.then(PointerAction::MoveTo { duration, x, y });
        self.perform(
            [down(), up(), down(), up()]
                .into_iter()
                .fold(mouse, InputSource::then),
        )
        .await
    }

    /// Drags the mouse from one point of the window to another.
    pub(crate) async fn drag(&self, from: (f64, f64), to: (f64, f64)) -> Result {
        self.drag_over(&[from, to]).await
    }

    /// Drags the mouse over these points of the window.
    pub(crate) async fn drag_over(&self, points: &[(f64, f64)]) -> Result {
        let mouse = pressed_over(MouseActions::new("mouse".to_owned()), points);
        self.perform(mouse).await
    }

    /// Presses keys together: down in order, up in reverse order.
    pub(crate) async fn press(&self, keys: &[char]) -> Result {
        let down = keys.iter().map(|&value| KeyAction::Down { value });
        let up = keys.iter().rev().map(|&value| KeyAction::Up { value });
        let keyboard = KeyActions::new("keyboard".to_owned());
        self.perform(down.chain(up).fold(keyboard, InputSource::then))
            .await
    }

    /// Presses a key and keeps it down.
    pub(crate) async fn hold(&self, value: char) -> Result {
        let keyboard = KeyActions::new("keyboard".to_owned());
        self.perform(keyboard.then(KeyAction::Down { value })).await
    }

    /// Releases a key that is held.
    pub(crate) async fn release(&self, value: char) -> Result {
        let keyboard = KeyActions::new("keyboard".to_owned());
        self.perform(keyboard.then(KeyAction::Up { value })).await
    }

    /// Presses the Tab key until `css` has the focus.
    pub(crate) async fn tab_to(&self, css: &str) -> Result {
        /// More controls than the page has, so that the loop ends if the focus moves in a circle.
        const CONTROLS: usize = 80;
        let active = "document.activeElement.outerHTML.slice(0, 80)";
        let mut focus: String = self.evaluate(active).await?;
        for _ in 0..CONTROLS {
            self.press(&[TAB]).await?;
            if self.has_focus(css).await? {
                return Ok(());
            }
            let next: String = self.evaluate(active).await?;
            ensure(
                next != focus,
                format!("the Tab key is stuck at {focus} before it reaches `{css}`"),
            )?;
            focus = next;
        }
        Err(format!("the Tab key does not reach `{css}` in {CONTROLS} steps").into())
    }

    pub(super) async fn find(&self, css: &str) -> Result<Element> {
        let found = self.session.client.find(Locator::Css(css)).await;
        found.map_err(|error| format!("no `{css}` on the page: {error}").into())
    }

    async fn perform(&self, actions: impl Into<actions::ActionSequence>) -> Result {
        Ok(self
            .session
            .client
            .perform_actions(Actions::from(actions.into()))
            .await?)
    }
}

/// Returns the actions of a pointer pressed and released at a point of the window.
fn pressed<P: InputSource<Action = PointerAction>>(pointer: P, at: (f64, f64)) -> P {
    pressed_over(pointer, &[at])
}

/// The time in which the pointer moves from one point to the next.
const MOVE: Duration = Duration::from_millis(100);

/// Returns the actions of a pointer pressed at the first of the points and released at the last.
fn pressed_over<P: InputSource<Action = PointerAction>>(pointer: P, points: &[(f64, f64)]) -> P {
    let button = MOUSE_BUTTON_LEFT;
    let mut moved = pointer;
    for (position, &(x, y)) in points.iter().enumerate() {
        let duration = (position > 0).then_some(MOVE);
        moved = moved.then(PointerAction::MoveTo { duration, x, y });
        if position == 0 {
            moved = moved.then(PointerAction::Down { button });
        }
    }
    moved.then(PointerAction::Up { button })
}
