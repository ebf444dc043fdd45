"""Asks for a printer. Qt's printing is loaded only for it; some systems come without."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def has_printer() -> bool:
    """Whether there is anything to print on."""
    try:
        from PySide6.QtPrintSupport import QPrinterInfo
    except ImportError:  # a library of the system's printing is missing
        return False
    return bool(QPrinterInfo.availablePrinterNames())


def for_printer(window: QWidget, title: str) -> "QPrinter | None":
    """The printer that was chosen, or None. What is printed never becomes a file."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle(title)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    is_file = printer.outputFormat() != QPrinter.OutputFormat.NativeFormat
    return printer if agreed and not is_file and not printer.outputFileName() else None
