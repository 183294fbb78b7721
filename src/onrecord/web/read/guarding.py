"""Marking a person or a statement of a report as needing protection, on the spot."""

from onrecord.protection.levels import check_level
from onrecord.record import Statement
from onrecord.web.read.desk import Desk
from onrecord.web.read.form import find
from onrecord.web.read.scene import Scene, open_scene
from onrecord.workbench.protecting import protect_entity, protect_statement


def guard(scene: Scene, desk: Desk) -> Scene:
    """Guard what the desk is about, and show the document as the viewer may see it from then on.

    Raises:
        ProtectionError: when the viewer may not, there is no reason, or it is nobody who can be guarded.
    """
    values, role = desk.values, scene.viewer.role
    level, reason = check_level(values.get("level", "")), values.get("why", "")
    if isinstance(find(scene.everything, desk.record), Statement):
        protect_statement(scene.archive, scene.document, desk.record, level, reason, role)
    else:
        protect_entity(
            scene.archive, scene.document, desk.record, level, reason, role, everywhere="everywhere" in values
        )
    return open_scene(scene.archive, scene.document, scene.viewer)
