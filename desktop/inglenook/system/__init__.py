"""What has to be said to each operating system in its own words."""
