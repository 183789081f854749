"""What pages must not hold, in the many ways in which it can be written."""

import pytest
from assessment_kit.page_checks import faults, placed_faults


@pytest.mark.parametrize(
    "html",
    [
        "<script>live()</script>",
        "<SCRIPT>live()</SCRIPT>",
        '<script src="//example.org/a.js"></script>',
        '<img src="x" onerror=live()>',
        "<img src='x'/onerror=live()>",
        "<svg/onload=live()>",
        "<svg onload = 'live()'>",
        '<p\n style="color: red">',
        "<style>p {}</style>",
        "<meta http-equiv=refresh content='0;url=https://example.org/'>",
        "<META HTTP-EQUIV='Set-Cookie' content='a=b'>",
        "<base href=/elsewhere/>",
        "<link rel=stylesheet href=https://example.org/a.css>",
        "<link rel=dns-prefetch href=//example.org>",
        "<form action=https://example.org><input></form>",
        "<button formaction=https://example.org>",
        "<iframe src=a.html></iframe>",
        "<object data=a.svg></object>",
        "<a href=' java\tscript:live()'>",
        "<a href='&#106;avascript:live()'>",
        "<a href=data:text/html,a>",
        "<a ping=https://example.org href=a.html>",
        "<img srcset='a.png 1x, https://example.org/a.png 2x'>",
        r"<img src='\\example.org\a.png'>",
        "<img src=ftp://example.org/a.png>",
        "<video poster=https://example.org/a.png>",
        "<use xlink:href='https://example.org#a'/>",
        "<body background=https://example.org/a.png>",
        "<img src='a.png",
    ],
)
def test_what_runs_loads_sends_or_leads_away_is_found(html: str) -> None:
    assert list(faults(f"<p>before</p> {html}"))


@pytest.mark.parametrize(
    "html",
    [
        "<a href=https://example.org>outside</a>",
        "<a href='mailto:team@example.org'>write</a>",
        "<img src=data:image/png;base64,AA>",
        "<img src=a.png srcset='a.png 1x, b.png 2x'>",
        "<script src=assets/a.js></script>",
        '<script type="application/json">{}</script>',
        '<link rel="canonical" href="https://example.org/a.html">',
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">',
        '<meta name="description" content="one: two // three">',
        '<p class="on style">5 < 6 &lt;script&gt;</p>',
    ],
)
def test_what_a_page_may_hold_is_left_alone(html: str) -> None:
    assert list(faults(html)) == []


def test_a_fault_has_its_place() -> None:
    assert [place for place, _ in placed_faults("<p>One</p>\n<base href=a>")] == [11]
