"""Numbers become matplotlib figures here: no window, no file, no pyplot."""
