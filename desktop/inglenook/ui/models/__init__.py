"""Item models that hand the journal to Qt's views."""
