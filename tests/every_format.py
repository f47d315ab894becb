"""One report as a file of every type that is read."""

from collections.abc import Mapping

from tests import test_docx, test_html, test_markdown, test_pdf, test_xlsx
from tests.office import fill_sheet
from tests.writer import TITLE, balanced, report

CELLS = balanced(2021, received=31, granted=17, carried_out=2)


def in_every_format(cells: Mapping[str, str] = CELLS) -> dict[str, bytes]:
    """The report by its usual suffix."""
    workbook = test_xlsx.book([TITLE], title="封面")
    for title, table in test_xlsx.SHEETS.items():
        fill_sheet(workbook.create_sheet(title), table(cells, 2021))
    return {
        "pdf": test_pdf.report_pdf(dict(cells), 2021, test_pdf.Paper()),
        "docx": test_docx.report(cells, 2021),
        "xlsx": test_xlsx.saved(workbook),
        "html": test_html.portal_page(test_html.article(cells, 2021)).encode(),
        "md": test_markdown.document(test_markdown.piped(cells, 2021)).encode(),
        "txt": report(cells, 2021).encode(),
    }
