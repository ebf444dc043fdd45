"""The window: pages, forms and widgets. PySide6 lives here and nowhere else."""
