import re
from pathlib import Path

import polib
from lxml import etree

from odoo.tests import BaseCase

ADDON = Path(__file__).parent.parent
PANEL = ADDON / "static/src/panel"
SPOKEN = ("title", "aria-label", "placeholder")


def words_of_the_panel():
    """What templates and scripts say, as Odoo takes it out of them to be translated."""
    for script in PANEL.glob("*.js"):
        yield from re.findall(r'_t\(\s*"([^"]+)"', script.read_text())
    for template in PANEL.glob("*.xml"):
        for element in etree.parse(template).iter(etree.Element):
            yield from (element.get(name) for name in SPOKEN if element.get(name))
            yield from (text.strip() for text in (element.text, element.tail) if text and re.search(r"\w", text))


class TestPanelWords(BaseCase):
    def test_says_everything_in_every_language(self):
        words = set(words_of_the_panel())
        self.assertGreater(len(words), 50)
        for language in ("de", "fr", "es"):
            said = {entry.msgid: entry.msgstr for entry in polib.pofile(ADDON / f"i18n/{language}.po")}
            with self.subTest(language):
                self.assertEqual(sorted(word for word in words if not said.get(word)), [])
                self.assertEqual(sorted(word for word in words if said[word].count("%s") != word.count("%s")), [])
