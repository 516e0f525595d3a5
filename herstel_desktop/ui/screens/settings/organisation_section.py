"""The organisation: stored field by field, as each is left."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from herstel_desktop.domain.changes import Outcome
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.domain.organisation import Organisation
from herstel_desktop.services import organisation
from herstel_desktop.services.vault_access import Store
from herstel_desktop.ui.screens.settings.section import FormSection
from herstel_desktop.ui.shell.screen import ScreenContext
from herstel_desktop.ui.widgets.forms import Field, line_edit


class OrganisationSection(FormSection):
    """Name, region, telephone and e-mail; one refused value holds up no other."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(
            context,
            self.tr("Organisatie"),
            self.tr(
                "Dit staat op alles wat je print. Wat je hier verandert, wordt bewaard zodra je "
                "het veld verlaat."
            ),
        )
        self._fields = {
            "name": Field(self.tr("&Naam van de organisatie"), line_edit()),
            "region": Field(
                self.tr("Re&gio"),
                line_edit(),
                self.tr("Het gebied waar jullie werken. Mag leeg blijven."),
            ),
            "phone": Field(
                self.tr("&Telefoon"),
                line_edit(most=60),
                self.tr("Van de coördinator. Dit nummer is voor deelnemers en verwijzers."),
            ),
            "email": Field(self.tr("&E-mail"), line_edit(most=254)),
        }
        for name, field in self._fields.items():
            field.editor.setObjectName(name)
            field.editor.editingFinished.connect(self._left)
            self.body.addWidget(field)

    def first_focus(self) -> QWidget:
        return self._fields["name"].editor

    def load(self) -> None:
        self.context.read(self, organisation.organisation, self._show, self.refuse)

    def flush(self) -> None:
        for name, field in self._fields.items():
            self._store(name, field)

    def _show(self, found: Organisation) -> None:
        self.shown()
        for name, field in self._fields.items():
            if not field.editor.isModified():
                field.editor.setText(getattr(found, name))

    def _left(self) -> None:
        editor = self.sender()
        assert isinstance(editor, QLineEdit)
        self._store(editor.objectName(), self._fields[editor.objectName()])

    def _store(self, name: str, field: Field[QLineEdit]) -> None:
        editor = field.editor
        if not editor.isModified():
            return
        editor.setModified(False)
        text = editor.text()

        def change(store: Store) -> Outcome:
            return organisation.save_organisation(
                store, replace(organisation.organisation(store), **{name: text})
            )

        def refused(error: KnownError) -> None:
            # Only the sentence: the keyboard is somewhere else by now and stays there.
            editor.setModified(True)
            field.show_error(error.sentence())

        self.context.write(self, change, lambda _outcome: field.show_error(""), refused)
