"""The children in need census, 2022/23 to 2025/26: one XML file a year. `build` writes it from the record, `record` takes one in."""
