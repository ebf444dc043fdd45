"""What the tests share: cheap real journals, hands for the real window, and a ruler for it."""
