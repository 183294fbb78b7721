"""The queue in a real browser."""

from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_the_queue_lists_what_the_archive_holds(page: Page) -> None:
    expect(page.get_by_role("link", name="The Empty Chairs")).to_be_visible()


def test_the_queue_is_for_everybody(page: Page, axe: Callable[[Page], None]) -> None:
    axe(page)
